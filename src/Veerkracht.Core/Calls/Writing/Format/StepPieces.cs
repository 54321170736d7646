using static Veerkracht.Core.Calls.Writing.Format.Keys;
using static Veerkracht.Core.Calls.Writing.Format.ValueKind;

namespace Veerkracht.Core.Calls.Writing.Format;

/// <summary>Steps, when they are open, and the pages of their forms.</summary>
internal static class StepPieces
{
    public static IEnumerable<PieceKind> All =>
        [
            new(
                "step",
                T("Stap", "Step"),
                T("Stappen", "Steps"),
                [
                    IdKey(),
                    Title(),
                    Key("kind", Word, "Soort stap", "Kind of step").Must().OneOf(FormatWords.StepKinds),
                    Key("intro", LongLocal, "Inleiding", "Introduction").Usual(),
                    Key("opens", Names, "Gaat open na", "Opens after")
                        .To(Referent.Milestone)
                        .Usual()
                        .Hint("Alles wat u kiest moet gebeurd zijn.", "All that you choose must have happened."),
                    Key("windows", Items, "Periodes", "Windows").Of("window").Usual(),
                    Key("sections", Items, "Pagina's", "Pages").Must().Of("section"),
                    Key("own_deadlines", Items, "Eigen termijnen", "Deadlines of their own")
                        .Of("own_deadline")
                        .Hint("Andere dagen voor organisaties die u noemt.", "Other days for organisations that you name."),
                    Key("skip_when_late", YesNo, "Valt weg voor wie later instapt", "Not asked of who joins later")
                        .Hint(
                            "Niet van toepassing voor een dossier dat ingediend werd nadat deze stap gesloten was.",
                            "Not applicable to a dossier that was sent after this step had closed."
                        ) with
                    {
                        NotFor = ["application", "claim"],
                    },
                    Key("optional", YesNo, "Mag overgeslagen worden", "May be skipped"),
                    Key("repeats", Piece, "Komt elk jaar terug", "Comes back every year").Of("repeats"),
                    Key("instalment", Piece, "Wat betaald wordt", "What is paid").Of("instalment") with
                    {
                        NotFor = ["application", "report", "confirmation"],
                    },
                    Key("agreements", Words, "Wie akkoord gaat voor het indienen", "Who agrees before it is sent")
                        .OneOf(FormatWords.Agreeing)
                        .Hint(
                            "Zonder hun akkoord met de antwoorden zoals ze zijn, kan niemand deze stap indienen.",
                            "Without their agreement with the answers as they are nobody can send this step."
                        ),
                    Key("computes_amounts", YesNo, "Bedragen worden uit dit formulier berekend", "Amounts are computed from this form")
                        .Hint(
                            "Ja voor een aanvraag en een betalingsaanvraag, als u niets kiest.",
                            "Yes for an application and a claim, if you choose nothing."
                        ),
                ]
            )
            {
                TypeKey = "kind",
                Identity = ["id"],
            },
            new(
                "repeats",
                T("Jaarlijkse herhaling", "Yearly repetition"),
                T("Jaarlijkse herhalingen", "Yearly repetitions"),
                [
                    Key("from", Count, "Van jaar", "From year").Must(),
                    Key("until", Count, "Tot en met jaar", "Until and including year").Must(),
                    Key("windows", FreeMap, "Andere dagen in een jaar", "Other days in a year")
                        .Hint(
                            "Per jaar, bijvoorbeeld 2024: [{ closes: 2025-03-31T12:00 }].",
                            "By year, for example 2024: [{ closes: 2025-03-31T12:00 }]."
                        ),
                ]
            ),
            new(
                "instalment",
                T("Schijf van de subsidie", "Instalment"),
                T("Schijven van de subsidie", "Instalments"),
                [
                    Key("percentage", Percentage, "Percentage van de subsidie", "Percentage of the grant").Usual(),
                    Key("remainder", YesNo, "Alles wat nog rest", "All that is left").Usual(),
                ]
            ),
            new(
                "window",
                T("Periode", "Window"),
                T("Periodes", "Windows"),
                [
                    Key("opens", Time, "Opent", "Opens").Usual(),
                    Key("closes", Time, "Sluit", "Closes")
                        .Usual()
                        .Hint("Tot het einde van die minuut, Belgische tijd.", "Until the end of that minute, Belgian time."),
                    Key("open_until", Word, "Zonder einddatum open tot", "Without an end open until")
                        .OneOf(FormatWords.OpenEnds)
                        .Hint(
                            "Wat mensen lezen zolang niet bekend is wanneer het sluit.",
                            "What people read as long as it is not known when it closes."
                        ),
                    Key("classes", Names, "Voor wie", "For whom")
                        .To(Referent.Class)
                        .Usual()
                        .Hint("Kies niets voor alle anderen.", "Choose nothing for all others."),
                    Key("announced", Text, "Aangekondigd voor", "Announced for")
                        .Hint(
                            "Zolang de dagen niet bekend zijn: 2021, 2021-02, 2021-spring, een dag, of unknown.",
                            "As long as the days are not known: 2021, 2021-02, 2021-spring, a day, or unknown."
                        ),
                    Key("moved", Items, "Verplaatste einddata", "Moved deadlines").Of("moved"),
                ]
            )
            {
                Identity = ["classes"],
            },
            new(
                "own_deadline",
                T("Eigen termijn", "Deadline of its own"),
                T("Eigen termijnen", "Deadlines of their own"),
                [
                    Key("only", Words, "Voor deze organisaties", "For these organisations")
                        .Must()
                        .Hint("NIS-codes of ondernemingsnummers.", "NIS codes or enterprise numbers."),
                    Key("opens", Time, "Opent", "Opens").Usual(),
                    Key("closes", Time, "Sluit", "Closes")
                        .Usual()
                        .Hint("Wat u leeg laat, blijft zoals voor alle anderen.", "What you leave empty stays as for all others."),
                    Key("reason", LongLocal, "Reden", "Reason").Must(),
                ]
            )
            {
                Identity = ["only"],
            },
            new(
                "moved",
                T("Verplaatste einddatum", "Moved deadline"),
                T("Verplaatste einddata", "Moved deadlines"),
                [
                    Key("from", Time, "Was", "Was").Must(),
                    Key("to", Time, "Werd", "Became").Must(),
                    Key("on", Date, "Beslist op", "Decided on").Usual(),
                    Key("reason", LongLocal, "Reden", "Reason").Usual(),
                ]
            )
            {
                Identity = ["from"],
            },
            new(
                "section",
                T("Pagina", "Page"),
                T("Pagina's", "Pages"),
                [
                    IdKey(),
                    Title(),
                    Key("intro", LongLocal, "Inleiding", "Introduction").Usual(),
                    VisibleWhen("Alleen tonen als", "Show only when"),
                    Key("fields", Items, "Vragen", "Questions").Must().Of("field"),
                ]
            )
            {
                Identity = ["id"],
            },
        ];
}
