using System.Text.RegularExpressions;
using Veerkracht.Features.Applications.Again;
using Veerkracht.Features.Assessment.Opening;
using Veerkracht.Features.Awards.Rounds;
using Veerkracht.Features.Payments.Batches;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Assessment;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.House;

/// <summary>Puts something real of Geetbets in every place of an address.</summary>
internal static partial class Places
{
    public static string Fill(Address address, MatrixWorld world)
    {
        var filled = Place().Replace(address.Pattern, m => Value(address, m.Groups[1].Value, world)).TrimEnd('.');
        var query = new[] { address.Handler.Length > 0 ? $"handler={address.Handler}" : "", Needed(address, world) }.Where(q =>
            q.Length > 0
        );
        return (filled.Length > 1 ? filled.TrimEnd('/') : filled) + "?" + string.Join('&', query);
    }

    /// <summary>What it must be told beside its address to show or do anything.</summary>
    private static string Needed(Address address, MatrixWorld world) =>
        (address.Path, address.Deed?.Form.Id) switch
        {
            ("/dossiers/samen", { } form) => $"handeling={form}&d={world["many"]}",
            ("/dossiers/{id:guid}", { } form) => $"doe={form}",
            ("/volgen/kies", _) => "soort=oproep&sleutel=fietspaden",
            ("/account/weg", _) => $"code={world["removal-code"]}",
            ("/account/link", _) => $"code={world["address-link"]}",
            ("/opstellen/kopie" or "/opstellen/versie", _) => $"oproep={Given.Call}",
            ("/opstellen/{id:guid}/deel/nieuw", _) => "pad=steps",
            ("/opstellen/{id:guid}/deel/weg" or "/opstellen/{id:guid}/deel", _) => "pad=steps[0]",
            ("/dossiers/{id:guid}/steps/{step}/files" or "/dossiers/{id:guid}/steps/{step}/files/{file:guid}", _) =>
                "field=decision&name=a.pdf",
            _ => address.Handler == "Table" ? $"right={world["right"]}" : "",
        };

    private static string Value(Address address, string name, MatrixWorld world) =>
        (Room(address), name) switch
        {
            (_, "act") => address.Deed!.Form.Id,
            ("nieuws", "code") => world["preview"],
            ("nieuws", "id") => world["news-file"],
            ("nieuws", "name") => "nota.pdf",
            ("nieuwsbeheer", _) => world[address.Handler is "Correct" or "Withdraw" ? "public-article" : "article"],
            ("themas" or "themabeheer" or "themes", _) => "fietsen",
            ("articles", _) => "vlaamse-veerkracht",
            ("feeds", "nis") => "24028",
            ("feeds", _) => address.Path.Contains("/themas/", StringComparison.Ordinal) ? "fietsen" : "fietspaden",
            ("agenda", _) => "fietspaden",
            (_, "path") => "built/site.css",
            (_, "ontvangst" or "bestand") => name,
            (_, "brief") => "toekenning",
            (_, "brieven") => name,
            (_, "item") => world["reconsiderations"],
            (_, "language") => "nl",
            (_, "form") => "",
            ("uitnodiging", "code") => world["invitation"],
            ("jury" or "calls", "slug") when IsOfPanel(address) => PanelWorld.Call,
            ("jury" or "calls", "step") when IsOfPanel(address) => PanelWorld.Step,
            ("dossiers" or "calls", "person") => $"{PanelWorld.Jury}",
            ("opstellen", "code") => "confirm-award",
            (_, "vorm") => "",
            (_, "code") => "404",
            (_, "nis") => "24028",
            (_, "number") => world["awarded-number"],
            (_, "field") => "name",
            (_, "kind") => address.Handler == "Table" ? "table" : "close",
            (_, "organisation") => MatrixWorld.Partner,
            (_, "section") => "project",
            ("measures", "slug") when Ends(address, "payment-batches") => Casework.TestCalls.Measure,
            ("maatregelen", _) or (_, "measure") => "fietspaden",
            ("beheer" or "calls" or "oproepen", "slug") => address.Handler == "Table" ? world["call-with-table"] : world["call"],
            (_, "slug") => "vlaamse-veerkracht",
            (_, "upload") => world["upload"],
            (_, "file") when IsOfFiles(address) => world["draft-file"],
            (_, "step") => IsOfFiles(address) ? Given.First
            : IsOfDraft(address) ? TogetherCalls.Step
            : world["step"],
            (var room, _) => world[Subject(address, room)],
        };

    private static string Room(Address address) => address.Path.Split('/')[1];

    /// <summary>What it is about: that to which can be done what it does.</summary>
    private static string Subject(Address address, string room) =>
        room switch
        {
            "dossiers" => OfDossier(address),
            "beheer" or "call-changes" => address.Handler == "Undo" || Ends(address, "undoing") ? "change-in-force" : "change",
            "opstellen" or "call-drafts" => IsDecision(address) ? "proposed-draft" : "call-draft",
            "raadpleging" or "consultations" => "consultation",
            "consultation-comments" => "comment",
            "beoordelen" => "assessed",
            "ronden" => address.Act == ConfirmRound.Kind || address.Act == RefuseRound.Kind ? "proposed-round" : "rounds",
            "betaalopdrachten" or "payment-batches" => address.Act == ReleaseBatch.Kind || address.Act == WithdrawBatch.Kind
                ? "prepared-batch"
                : "released-batch",
            "bankbestanden" => "bank-file",
            "bank-lines" => "bank-line",
            "werking" => address.Path.Contains("/persoon/", StringComparison.Ordinal) ? "forgettable" : "removal",
            "roles" => "mandate",
            "invitations" => "invitation-id",
            "documenten" or "files" => "file",
            "bestuur" or "people" => "person",
            "payments" => Ends(address, "execution") || Ends(address, "recovery") ? "approved-payment" : room,
            "partner" or "partnerships" => "draft",
            _ => room,
        };

    private static string OfDossier(Address address) =>
        address.Deed is { } deed ? $"deed:{deed.Form.Id}"
        : address.Act == DropRevision.Kind ? "revised"
        : address.Act == TakeBackOpening.Kind ? "opened"
        : IsOfFiles(address) ? "file-draft"
        : IsOfDraft(address) ? "draft"
        : address.Path.Contains("{item", StringComparison.Ordinal) ? "objected"
        : address.Path.Split('/')[^1] switch
        {
            "awards" => "complete",
            "payments" => "claimed",
            "{brief:regex(^toekenning$)}.{form?}" or "award-letter.pdf" => "awarded",
            "selections" => "phased",
            "objections" => "objectable",
            "assessment" or "scores" or "conflicts" or "corrections" or "lift" when IsOfScores(address) => "assessed",
            _ => "dossier",
        };

    private static bool IsOfPanel(Address address) =>
        Room(address) == "jury" || address.Path.Contains("/panels/", StringComparison.Ordinal);

    private static bool IsOfScores(Address address) =>
        Ends(address, "assessment")
        || address.Path.Contains("/scores", StringComparison.Ordinal)
        || address.Path.Contains("/conflicts", StringComparison.Ordinal);

    private static bool Ends(Address address, string with) => address.Path.EndsWith("/" + with, StringComparison.Ordinal);

    private static bool IsDecision(Address address) =>
        address.Doing is "bevestig" or "weiger" || address.Path.Contains("/proposal/", StringComparison.Ordinal);

    /// <summary>About a file of a step that was not sent yet.</summary>
    private static bool IsOfFiles(Address address) => address.Path.Contains("/{step}/files", StringComparison.Ordinal);

    /// <summary>About a step that was not sent yet.</summary>
    private static bool IsOfDraft(Address address) =>
        AnyStep().IsMatch(address.Path) && !SentStep().IsMatch(address.Path) && !(address.IsReading && Ends(address, "steps/{step}"));

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Place();

    [GeneratedRegex("^/dossiers/.*(/stap/|/steps/|/intrekken|/withdrawal)|^/partner")]
    private static partial Regex AnyStep();

    [GeneratedRegex("/receipt|ontvangst|/corrections|/opnieuw|/revision|/opening")]
    private static partial Regex SentStep();
}
