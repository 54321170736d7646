using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Applications;

/// <summary>Somebody with a browser without scripts: signs in, opens pages, sends the forms that stand on them with their tokens.</summary>
internal sealed partial class Browser(HttpClient http) : IDisposable
{
    public static async Task<Browser> As(TestSite site, string persona)
    {
        var browser = new Browser(site.Client());
        var signedIn = await browser.Post("/aanmelden", ("persona", persona));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return browser;
    }

    public HttpClient Http => http;

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(path);

    public async Task<string> Text(string path)
    {
        var response = await http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Opens the page of the form first, for its token.</summary>
    public async Task<HttpResponseMessage> Post(string path, params (string Name, string Value)[] fields) =>
        await http.PostAsync(
            path,
            new FormUrlEncodedContent(
                fields.Append(("__RequestVerificationToken", await Token(path))).Select(f => KeyValuePair.Create(f.Item1, f.Item2))
            )
        );

    /// <summary>A form with files, as a page with file inputs sends it; the token comes last.</summary>
    public async Task<HttpResponseMessage> Upload(
        string path,
        IEnumerable<(string Name, string FileName, byte[] Bytes)> files,
        params (string Name, string Value)[] fields
    )
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, fileName, bytes) in files)
            form.Add(
                new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } },
                name,
                fileName
            );
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        form.Add(new StringContent(await Token(path)), "__RequestVerificationToken");
        return await http.PostAsync(path, form);
    }

    public Task<HttpResponseMessage> Raw(HttpRequestMessage request) => http.SendAsync(request);

    public async Task<string> Token(string path) =>
        Hidden(await (await http.GetAsync(path)).Content.ReadAsStringAsync(), "__RequestVerificationToken");

    public static string Hidden(string page, string name) =>
        WebUtility.HtmlDecode(
            Input()
                .Matches(page)
                .Select(m => m.Value)
                .Where(i => i.Contains($"name=\"{name}\"", StringComparison.Ordinal))
                .Select(i => Value().Match(i).Groups[1].Value)
                .LastOrDefault()
                ?? throw new InvalidOperationException($"There is no {name} on the page.")
        );

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value();
}
