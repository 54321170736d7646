using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>Whatever bytes stand in the boxes of a form, the page that takes it may refuse and never fails.</summary>
public sealed class AnyFormTests
{
    private const int MostPages = 120;

    /// <summary>No UTF-8, half of a letter, half a surrogate pair, NUL, and percent signs that say nothing.</summary>
    private static readonly string[] Values =
    [
        "%FF%FE",
        "caf%C3",
        "%ED%A0%80",
        "x%00y",
        "%",
        "%zz\u00ff",
        "%F0%9F%98%80" + "9999999999999999999999",
    ];

    /// <summary>A place on this site that no header can name as it is.</summary>
    private const string Elsewhere = "/caf%C3%A9%F0%9F%98%80";

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task No_page_fails_on_a_form_that_nobody_can_have_typed(Database database)
    {
        await using var site = await TestSite.Start(database);
        var dossier = await site.AFilledApplication();
        await site.AFilledApplication("gent");
        await site.Submit(dossier.Id);
        var faults = new List<string>();
        var posted = 0;
        foreach (
            var reader in new[]
            {
                null,
                "gent-officer",
                "gent-finance-director",
                "geetbets-officer",
                "programme-manager",
                "second-approver",
            }
        )
            posted += await Walk(site, reader, faults);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
        Assert.True(posted > 100, $"only {posted} forms were sent");
    }

    private static async Task<int> Walk(TestSite site, string? reader, List<string> faults)
    {
        using var client = site.Client(followRedirects: true);
        if (reader is not null)
            await client.SignIn(reader);
        var (waiting, kinds, forms) = (new Queue<string>(["/"]), new HashSet<string> { "/" }, new HashSet<string>());
        var posted = 0;
        foreach (var back in new[] { "/taal/nl?terug=", "/klok?back=", "/aanmelden?terug=" })
        {
            using var answer = await client.GetAsync(back + Elsewhere);
            Look(answer, back, faults, reader);
        }
        for (var seen = 0; seen < MostPages && waiting.TryDequeue(out var path); seen++)
        {
            using var answer = await client.GetAsync(path);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var here = answer.RequestMessage!.RequestUri!;
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            foreach (var form in page.QuerySelectorAll("form").OfType<IHtmlFormElement>())
            {
                var action = form.GetAttribute("action") is { Length: > 0 } said ? said : here.PathAndQuery;
                // Who signs out meets no more forms.
                if (
                    action.Contains("afmelden", StringComparison.Ordinal)
                    || !forms.Add(Kind(action) + string.Join(',', Boxes(form).Select(b => b.Name)))
                )
                    continue;
                posted += await Send(client, form, action, faults, reader);
            }
            foreach (var link in page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!))
            {
                if (Uri.TryCreate(here, link, out var target) && target.Authority == here.Authority && kinds.Add(Kind(target.AbsolutePath)))
                    waiting.Enqueue(target.PathAndQuery);
            }
        }
        return posted;
    }

    private static async Task<int> Send(HttpClient client, IHtmlFormElement form, string action, List<string> faults, string? reader)
    {
        var isPost = string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase);
        var boxes = Boxes(form).ToList();
        var sent = 0;
        // Only what somebody could type, then what the page itself wrote in it too; the token stays, or nothing would come further than it.
        foreach (var all in new[] { false, true })
        {
            var fields = boxes
                .Select(
                    (b, i) => (b.Name, Value: b.Token || (b.Hidden && !all) ? Uri.EscapeDataString(b.Value) : Values[i % Values.Length])
                )
                .ToList();
            var text = string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Name)}={f.Value}").Append("%FF=%FF"));
            using var answer = isPost
                ? await client.PostAsync(action, Bytes(text, "application/x-www-form-urlencoded"))
                : await client.GetAsync($"{action.Split('?')[0]}?{text.Replace("\u00ff", "", StringComparison.Ordinal)}");
            Look(answer, action, faults, reader);
            sent++;
            if (!isPost)
                continue;
            var parts = fields.Select(f => $"--b\r\nContent-Disposition: form-data; name=\"{f.Name}\"\r\n\r\n{Latin(f.Value)}\r\n");
            using var multipart = await client.PostAsync(
                action,
                Bytes(string.Concat(parts) + "--b--\r\n", "multipart/form-data; boundary=b")
            );
            Look(multipart, action, faults, reader);
            sent++;
        }
        return sent;
    }

    private static void Look(HttpResponseMessage answer, string action, List<string> faults, string? reader)
    {
        if ((int)answer.StatusCode >= 500)
            faults.Add($"{reader ?? "visitor"}: {action} answered {(int)answer.StatusCode}");
    }

    private static IEnumerable<(string Name, string Value, bool Hidden, bool Token)> Boxes(IElement form) =>
        form.QuerySelectorAll("input[name],textarea[name],select[name],button[name]")
            .Where(b => b.GetAttribute("type") != "file")
            .Select(b =>
                (
                    b.GetAttribute("name")!,
                    b.GetAttribute("value") ?? "",
                    b.GetAttribute("type") == "hidden" || b is IHtmlButtonElement,
                    b.GetAttribute("name") == "__RequestVerificationToken"
                )
            );

    /// <summary>One municipality is like another.</summary>
    private static string Kind(string address) =>
        string.Join('/', address.Split('?')[0].Split('/').Select(part => part.Any(char.IsDigit) ? "*" : part));

    /// <summary>The bytes that percent signs stand for, one for each letter.</summary>
    private static string Latin(string value) =>
        string.Concat(
            value
                .Split('%')
                .Select(
                    (part, i) =>
                        i > 0
                        && part.Length >= 2
                        && byte.TryParse(part[..2], System.Globalization.NumberStyles.HexNumber, null, out var code)
                            ? (char)code + part[2..]
                            : part
                )
        );

    private static ByteArrayContent Bytes(string latin, string type)
    {
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(latin));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }
}
