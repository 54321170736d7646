using System.Text;
using System.Text.RegularExpressions;

namespace Veerkracht.Tests.House;

/// <param name="Pattern">As it is routed: "/dossiers/{id:guid}/stap/{step}".</param>
/// <param name="Handler">Of a page that takes forms; empty is its only one, null is no form.</param>
internal sealed partial record Address(string Pattern, string Method, string? Handler, Meant? Audience)
{
    private bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>Files of the site itself are the same for everybody and have no people.</summary>
    public bool IsOurs => Pattern.Contains('{') || !Pattern.Contains('.') || Pattern.EndsWith(".json", StringComparison.Ordinal);

    public async Task<HttpResponseMessage> Ask(Visitor visitor, MatrixWorld world)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), Filled(world) + Query(world));
        if (Method is not ("GET" or "DELETE"))
            request.Content = IsApi
                ? new StringContent("{}", Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent(Form(visitor, world));
        return await (IsApi ? visitor.Api : visitor.Site).SendAsync(request);
    }

    public override string ToString() => $"{Method} {Pattern}{(Handler is { Length: > 0 } handler ? $"?handler={handler}" : "")}";

    /// <summary>The address with something real of Geetbets in every place.</summary>
    private string Filled(MatrixWorld world)
    {
        var path = IsApi ? Pattern["/api/v1".Length..] : Pattern;
        var filled = Place().Replace(Pattern, match => Value(path, match.Groups[1].Value.TrimStart('*'), match.Value, world));
        return filled.TrimEnd('.', '/') is { Length: > 0 } address ? address : "/";
    }

    private static string Value(string path, string name, string place, MatrixWorld world) =>
        (path.Split('/')[1], name) switch
        {
            (_, "path") => "built/site.css",
            (_, "ontvangst") => "ontvangst",
            (_, "brief") => "toekenning",
            (_, "bestand") => "bestand",
            (_, "language") => "nl",
            (_, "form") => "",
            (_, "code") => "404",
            (_, "nis") => "24028",
            (_, "file") => world["file"],
            (_, "field") => "name",
            (_, "kind") => "close",
            (_, "measure") => "fietspaden",
            (_, "organisation") => Together.Situations.Gent,
            ("beheer", "slug") or ("calls", "slug") => world["call"],
            ("oproepen", "slug") => world["call"],
            ("nieuws", "slug") => "herstelplan-vlaamse-veerkracht",
            ("maatregelen", "slug") => "fietspaden",
            (_, "slug") => "vlaamse-veerkracht",
            ("beheer", "id") or ("call-changes", _) => world["change"],
            ("opstellen", _) or ("call-drafts", _) => world["call-draft"],
            ("raadpleging", _) or ("consultations", _) => world["consultation"],
            ("consultation-comments", _) => world["comment"],
            ("documenten", _) => world["file"],
            ("awards", _) => world["award"],
            ("payments", _) => path.EndsWith("execution", StringComparison.Ordinal) || path.EndsWith("recovery", StringComparison.Ordinal)
                ? world["approved-payment"]
                : world["payment"],
            ("selections", _) => world["selection"],
            ("rejections", _) => world["rejection"],
            ("corrections", _) => world["correction"],
            ("questions", _) => world["question"],
            ("remarks", _) => world["remark"],
            ("notices", _) => world["notice"],
            ("partner" or "partnerships", "id") => world["draft"],
            (_, "section") => "project",
            (_, "step") => IsOfDraft(path) ? world["draft-step"] : world["step"],
            (_, "id") => IsOfDraft(path) ? world["draft"]
            : path.Contains("toekenning") || path.Contains("letter") ? world["awarded"]
            : world["dossier"],
            _ => throw new InvalidOperationException($"What stands in {place} of {path}?"),
        };

    private static bool IsOfDraft(string path) => DraftPath().IsMatch(path);

    private string Query(MatrixWorld world) =>
        Handler is { Length: > 0 } handler ? $"?handler={handler}"
        : Pattern == "/dossiers/samen" ? $"?handeling=declare-complete&d={world["dossier"]}"
        : Pattern == "/opstellen/kopie" || Pattern == "/opstellen/versie" ? $"?oproep={world["call"]}"
        : Pattern == "/dossiers/{id:guid}" && Method == "POST" ? "?doe=declare-complete"
        : "";

    private static IEnumerable<KeyValuePair<string, string>> Form(Visitor visitor, MatrixWorld world) =>
        world.All.Append(new("__RequestVerificationToken", visitor.Antiforgery)).Append(new("call", world["call"]));

    [GeneratedRegex(@"\{(\*{0,2}\w+)[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")]
    private static partial Regex Place();

    [GeneratedRegex("stap/|steps/|partner|intrekken|withdrawal|answers|files|company|agreement|remarks|submission")]
    private static partial Regex DraftPath();
}
