using Veerkracht.Core.Texts;
using Veerkracht.Features.Payments.Batches;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Payments;

/// <summary>What this room keeps of people.</summary>
internal static class PaymentsRecords
{
    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "payments",
                new("betalingen, met het rekeningnummer van het bestuur", "payments, with the account number of the organisation"),
                KeptTable.Of<Payment>()
            )
            {
                Whom = new("wie voorstelt en beslist", "who proposes and decides"),
                Why = new("om rekenschap te geven van publiek geld", "to account for public money"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "het bestuur de beslissing, de dienst ook het voorstel",
                    "the organisation the decision, the agency the proposal too"
                ),
                Until = new("zolang de geschiedenis van het dossier", "as long as the history of the dossier"),
            },
            new(
                "bank",
                new(
                    "bestanden naar en van de bank, met rekeningnummers van besturen",
                    "files to and from the bank, with account numbers of organisations"
                ),
                KeptTable.Of<PaymentBatch>(),
                KeptTable.Of<BatchOrder>(),
                KeptTable.Of<ReadFile>(),
                KeptTable.Of<ReadLine>()
            )
            {
                Whom = new(
                    "wie een bestand maakt, vrijgeeft, bezorgt, leest of nakijkt",
                    "who prepares, releases, hands over, reads or looks into a file"
                ),
                Why = new("om rekenschap te geven van publiek geld", "to account for public money"),
                Ground = Grounds.LegalDuty,
                SeenBy = new(
                    "financiën, de tweede goedkeurder en de auditor van de dienst",
                    "finance, the second approver and the auditor of the agency"
                ),
                Until = new("zolang de geschiedenis van het dossier", "as long as the history of the dossier"),
            },
        ];
}
