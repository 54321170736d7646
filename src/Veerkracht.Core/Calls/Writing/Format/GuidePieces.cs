using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>What a call tells before one applies.</summary>
internal static class GuidePieces
{
    public static IEnumerable<PieceKind> All =>
        [
            new(
                "guide",
                T("Wegwijzer", "Guide"),
                T("Wegwijzers", "Guides"),
                [
                    Key("for_whom", LongLocal, "Voor wie", "For whom").Usual(),
                    Key("purpose", LongLocal, "Waarvoor", "What for").Usual(),
                    Key("conditions", Locals, "Voorwaarden", "Conditions").Usual(),
                    Key("prepare", Locals, "Wat houdt u klaar", "What to prepare")
                        .Usual()
                        .Hint("Naast de bestanden die het formulier vraagt.", "Beside the files that the form asks."),
                    Key("legal", Items, "Wetteksten en besluiten", "Legal texts").Of("legal_text"),
                    Key("questions", Items, "Vragen en antwoorden", "Questions and answers").Of("asked_often").Usual(),
                    Key("contacts", Items, "Contact per onderwerp", "Contact by subject").Of("subject_contact"),
                ]
            ),
            new(
                "legal_text",
                T("Wettekst", "Legal text"),
                T("Wetteksten", "Legal texts"),
                [Title(), Key("url", Text, "Adres", "Address").Hint("Begint met https:// of met /.", "Begins with https:// or with /.")]
            ),
            new(
                "asked_often",
                T("Vraag en antwoord", "Question and answer"),
                T("Vragen en antwoorden", "Questions and answers"),
                [Key("question", Local, "Vraag", "Question").Must(), Key("answer", LongLocal, "Antwoord", "Answer").Must()]
            ),
            new(
                "subject_contact",
                T("Contact voor een onderwerp", "Contact for a subject"),
                T("Contact per onderwerp", "Contact by subject"),
                [
                    Key("subject", Local, "Onderwerp", "Subject").Must(),
                    Key("name", Text, "Naam", "Name").Must(),
                    Key("email", Text, "E-mailadres", "E-mail address").Must(),
                    Key("phone", Text, "Telefoon", "Phone"),
                ]
            ),
        ];
}
