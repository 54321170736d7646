using AngleSharp.Html.Parser;

namespace Veerkracht.Tests.Support;

/// <summary>Sends a form as a browser without script does: with the hidden fields of the page, so with its antiforgery token.</summary>
internal static class Forms
{
    public static async Task<HttpResponseMessage> Send(
        this HttpClient client,
        string page,
        string action,
        params (string Name, string Value)[] fields
    )
    {
        var document = new HtmlParser().ParseDocument(await client.GetStringAsync(page));
        var form = document.QuerySelector($"main form[action='{action}']")
            ?? document.QuerySelector($"form[action='{action}']")
            ?? throw new InvalidOperationException($"{page} has no form for {action}");
        var sent = form.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        foreach (var (name, value) in fields)
            sent[name] = value;
        return await client.PostAsync(action, new FormUrlEncodedContent(sent));
    }

    public static async Task SignIn(this HttpClient client, string persona)
    {
        var answer = await client.Send("/aanmelden", "/aanmelden", ("persona", persona));
        Assert.True((int)answer.StatusCode < 400, $"signing in as {persona} answered {answer.StatusCode}");
    }
}
