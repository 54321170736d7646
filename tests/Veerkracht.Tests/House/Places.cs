using System.Text.RegularExpressions;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Together;

namespace Veerkracht.Tests.House;

/// <summary>Puts something real of Geetbets in every place of an address.</summary>
internal static partial class Places
{
    public static string Fill(Address address, MatrixWorld world)
    {
        var path = address.IsApi && address.Pattern.StartsWith("/api/v1/", StringComparison.Ordinal)
            ? address.Pattern["/api/v1".Length..]
            : address.Pattern;
        var deed = address.Query.StartsWith("?doe=", StringComparison.Ordinal) ? address.Query["?doe=".Length..] : null;
        var filled = Place()
            .Replace(address.Pattern, m => deed is null ? Value(path, m.Groups[1].Value, world) : world["deed:" + deed]);
        filled = filled.TrimEnd('.', '/') is { Length: > 0 } some ? some : "/";
        return address.Query.Length > 0 ? filled + address.Query + Needed(path).Replace('?', '&') : filled + Needed(path);
    }

    /// <summary>What a page must be told to show anything.</summary>
    private static string Needed(string path) =>
        path switch
        {
            "/dossiers/samen" => "?handeling=declare-complete&d={dossier}",
            "/opstellen/kopie" or "/opstellen/versie" => $"?oproep={Given.Call}",
            "/opstellen/{id:guid}/deel/nieuw" => "?pad=steps",
            "/opstellen/{id:guid}/deel/weg" => "?pad=steps[0]",
            _ => "",
        };

    private static string Value(string path, string name, MatrixWorld world) =>
        (path.Split('/')[1], name) switch
        {
            (_, "path") => "built/site.css",
            (_, "ontvangst" or "bestand") => name,
            (_, "brief") => "toekenning",
            (_, "language") => "nl",
            (_, "form") => "",
            ("uitnodiging", "code") => world["invitation"],
            (_, "code") => "404",
            (_, "nis") => "24028",
            (_, "file") => world["file"],
            (_, "field") => "name",
            (_, "kind") => "close",
            (_, "organisation") => MatrixWorld.Partner,
            ("beheer" or "calls" or "oproepen", "slug") => world["call"],
            ("nieuws", _) => "herstelplan-vlaamse-veerkracht",
            ("maatregelen", _) or (_, "measure") => "fietspaden",
            (_, "slug") => "vlaamse-veerkracht",
            ("beheer", "id") or ("call-changes", _) => world["change"],
            ("opstellen", _) or ("call-drafts", _) => world["call-draft"],
            ("raadpleging", _) or ("consultations", _) => world["consultation"],
            ("consultation-comments", _) => world["comment"],
            ("documenten", _) => world["file"],
            ("bestuur", _) => world["person"],
            ("awards", _) => world["award"],
            ("payments", _) => IsOfBank(path) ? world["approved-payment"] : world["payment"],
            ("selections" or "rejections" or "corrections" or "questions" or "remarks" or "notices", _) => world[path.Split('/')[1]],
            ("partner" or "partnerships", "id") => world["draft"],
            (_, "section") => "project",
            (_, "step") => path.StartsWith("/calls/", StringComparison.Ordinal) || !IsOfDraft(path) ? world["step"] : TogetherCalls.Step,
            ("dossiers", "id") => IsOfDraft(path) ? world["draft"] : world[Subject(path)],
            _ => throw new InvalidOperationException($"What stands in {{{name}}} of {path}?"),
        };

    /// <summary>The dossier to which what the address does can be done.</summary>
    private static string Subject(string path) =>
        path.Split('/')[^1] switch
        {
            "awards" => "complete",
            "payments" => "claimed",
            "{brief:regex(^toekenning$)}.{form?}" or "award-letter" => "awarded",
            "selections" => "phased",
            _ => "dossier",
        };

    private static bool IsOfBank(string path) =>
        path.EndsWith("/execution", StringComparison.Ordinal) || path.EndsWith("/recovery", StringComparison.Ordinal);

    /// <summary>About a step that was not sent yet.</summary>
    private static bool IsOfDraft(string path) => AnyStep().IsMatch(path) && !SentStep().IsMatch(path);

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Place();

    [GeneratedRegex("/stap/|/steps|/partner|/intrekken|/withdrawal")]
    private static partial Regex AnyStep();

    [GeneratedRegex("/receipt|ontvangst|/corrections")]
    private static partial Regex SentStep();
}
