"""In charge: who is responsible?"""

from app.i18n import N_
from app.rows.parts.owners import OwnerRow

KIND = OwnerRow(
    id="owner",
    name=N_("In charge"),
    guide=N_("Who is responsible?"),
    paper="white",
    icon="circle-user",
)
