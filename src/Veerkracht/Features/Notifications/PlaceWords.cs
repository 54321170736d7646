using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Notifications;

/// <summary>What stands in the places of messages, in words: for who reads a declaration.</summary>
public static class PlaceWords
{
    public static IReadOnlyDictionary<string, LocalText> All { get; } =
        new Dictionary<string, (string Nl, string En)>
        {
            ["about"] = ("onderdeel", "part"),
            ["amount"] = ("bedrag", "amount"),
            ["answer"] = ("antwoord", "answer"),
            ["call"] = ("oproep", "call"),
            ["changes"] = ("wat er wijzigde", "what changed"),
            ["change"] = ("wat er van de beslissing wordt", "what becomes of the decision"),
            ["ground"] = ("wet of regel", "law or rule"),
            ["more"] = ("meer of minder", "more or less"),
            ["objection"] = ("nummer van het bezwaar", "number of the objection"),
            ["outcome"] = ("uitspraak", "outcome"),
            ["condition"] = ("voorwaarde", "condition"),
            ["end"] = ("tot wanneer", "until when"),
            ["fields"] = ("welke antwoorden", "which answers"),
            ["file"] = ("bestand", "file"),
            ["government"] = ("bestuur", "government"),
            ["how"] = ("wat dat voor u betekent", "what that means for you"),
            ["left"] = ("hoe lang nog", "how long still"),
            ["name"] = ("nummer – bestuur – project", "number – government – project"),
            ["number"] = ("nummer", "number"),
            ["on"] = ("dag", "day"),
            ["orders"] = ("aantal", "number of them"),
            ["partner"] = ("partner", "partner"),
            ["place"] = ("plaats", "place"),
            ["reason"] = ("reden", "reason"),
            ["project"] = ("project", "project"),
            ["recover"] = ("bedrag", "amount"),
            ["role"] = ("rol", "role"),
            ["section"] = ("deel", "part"),
            ["step"] = ("stap", "step"),
            ["threat"] = ("welk virus", "which virus"),
            ["title"] = ("oproep", "call"),
            ["until"] = ("laatste dag", "last day"),
            ["verdict"] = ("gevolgd of niet", "followed or not"),
            ["turn"] = ("volgnummer", "number"),
            ["what"] = ("wat er wijzigt", "what changes"),
            ["why"] = ("waarom", "why"),
        }.ToDictionary(p => p.Key, p => new LocalText($"[{p.Value.Nl}]", $"[{p.Value.En}]"));
}
