using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Veerkracht.Bench;

/// <summary>What an officer and a finance director of Geetbets do on a build, by API and in the browser.</summary>
internal sealed partial class Officers(HttpClient client, string officer, string director)
{
    // So little that the right of the town is not used up: what asks for nothing books nothing, and measures nothing.
    private const string Answers = """
        { "contact": { "first_name": "An", "family_name": "Peeters", "phone": "+3225530000", "email": "an@gemeente.example" },
          "name": "Fietspad Kerkstraat",
          "costs": { "works": { "cost": "30.00", "share": 100 } },
          "km": { "improve": { "one_side_two_way": "1.25" }, "renew": { "both_sides_one_way": "0.5" } } }
        """;

    public static async Task<Officers> Of(Built built) =>
        new(built.Client, await built.Token("geetbets-officer"), await built.Token("geetbets-finance-director"));

    public async Task<string> Draft()
    {
        var started = await Api(HttpMethod.Post, "/dossiers", officer, Json("""{"call":"fietspaden"}"""));
        var id = started["id"]!.ToString();
        await Api(HttpMethod.Patch, $"/dossiers/{id}/steps/proposal/answers", officer, Json(Answers));
        foreach (var field in new[] { "decision", "photos_before" })
        {
            var file = new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray()) { Headers = { ContentType = new("application/pdf") } };
            await Api(HttpMethod.Post, $"/dossiers/{id}/steps/proposal/files?field={field}&name={field}.pdf", officer, file);
        }
        return id;
    }

    /// <summary>Drafts ready to be sent, made several at a time.</summary>
    public async Task<IReadOnlyList<string>> Drafts(int count)
    {
        var drafts = new string[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) => drafts[i] = await Draft());
        return drafts;
    }

    /// <summary>What the receipt says was asked, in cents.</summary>
    public async Task<long> Send(string draft)
    {
        var receipt = await Api(HttpMethod.Post, $"/dossiers/{draft}/steps/proposal/submission", director, Json("{}"), key: draft);
        return (long)(decimal.Parse(receipt["asked"]!["amount"]!.ToString(), CultureInfo.InvariantCulture) * 100);
    }

    public Task Save(string draft, string name) =>
        Api(HttpMethod.Patch, $"/dossiers/{draft}/steps/proposal/answers", officer, Json($$"""{"name":"{{name}}"}"""));

    /// <summary>Bytes of the receipt as PDF.</summary>
    public async Task<int> Receipt(string sent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/dossiers/{sent}/steps/proposal/receipt.pdf");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", director);
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>A section of a draft as it is open in a browser: each call saves one box as the script of the page does.</summary>
    public async Task<Func<string, Task>> Open(string draft)
    {
        var cookies = await SignIn();
        var address = $"/dossiers/{draft}/stap/proposal/contact";
        var form = Fields(await Text(HttpMethod.Get, address, cookies));
        return async text =>
        {
            form["contact.first_name"] = text;
            var content = new MultipartFormDataContent();
            foreach (var (name, value) in form)
                content.Add(new StringContent(value), $"\"{name}\"");
            var before = form["basis"];
            Take(form, await Text(HttpMethod.Post, address, cookies, content));
            if (form["basis"] == before || form["contact.first_name"] != text)
                throw new InvalidOperationException("The page does not hold what was saved.");
        };
    }

    /// <summary>The whole page in older builds; in newer ones what looks different, and what the next save must bring along.</summary>
    private static void Take(Dictionary<string, string> form, string answer)
    {
        if (answer.Contains("<html", StringComparison.Ordinal))
            form.Clear();
        foreach (var (name, value) in Fields(answer))
            form[name] = value;
        // Told once, and no box of the form.
        form.Remove("genomen");
    }

    private async Task<string> SignIn()
    {
        using var page = await client.GetAsync("/aanmelden");
        var cookies = Cookies(page);
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/aanmelden")
        {
            Content = new FormUrlEncodedContent([new("persona", "geetbets-officer"), new("__RequestVerificationToken", token)]),
        };
        request.Headers.Add("Cookie", cookies);
        using var answer = await client.SendAsync(request);
        return $"{cookies}; {Cookies(answer)}";
    }

    private static string Cookies(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

    private async Task<string> Text(HttpMethod method, string address, string cookies, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Add("Cookie", cookies);
        if (content is not null)
            request.Headers.Add("X-Partial", "main");
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        // After a save the page is asked for anew.
        if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
            return await Text(HttpMethod.Get, answer.Headers.Location!.ToString(), cookies);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {address} {(int)answer.StatusCode}");
    }

    /// <summary>The boxes and hidden inputs of the form that saves by itself.</summary>
    private static Dictionary<string, string> Fields(string page)
    {
        var form = Form().Match(page).Value;
        return Input()
            .Matches(form)
            .Select(i => (Name: NameOf().Match(i.Value).Groups[1].Value, Value: ValueOf().Match(i.Value).Groups[1].Value))
            .Where(i => i.Name.Length > 0)
            .DistinctBy(i => i.Name)
            .ToDictionary(i => i.Name, i => WebUtility.HtmlDecode(i.Value));
    }

    private async Task<JsonNode> Api(HttpMethod method, string path, string token, HttpContent content, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{method} {path} {(int)answer.StatusCode} {text}");
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    [GeneratedRegex("""__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("<form[^>]*(?:data-autosave|id=\"deel\").*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Input();

    [GeneratedRegex("\\sname=\"([^\"]*)\"")]
    private static partial Regex NameOf();

    [GeneratedRegex("\\svalue=\"([^\"]*)\"")]
    private static partial Regex ValueOf();
}
