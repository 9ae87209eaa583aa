"""What developers run through dev.py: translations, icons and schemas.

May import anything of the program and the development tools; nothing of the program may import it.
"""
