using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Veerkracht.Tests.Applications;

/// <summary>What a page tells that refuses: the code in its markup, and the sentence beside it.</summary>
internal static class Told
{
    /// <summary>The sentence of the one refusal with this code in the summary of the page.</summary>
    public static string On(IHtmlDocument page, string code)
    {
        var told = page.QuerySelectorAll("[data-summary] [data-code]").ToList();
        Assert.Contains(code, told.Select(t => t.GetAttribute("data-code")));
        var sentence = told.First(t => t.GetAttribute("data-code") == code).TextContent.Trim();
        Assert.NotEmpty(sentence);
        return sentence;
    }

    /// <summary>Sent twice, by a reader of Dutch and of English: each is told so in the own language.</summary>
    public static async Task InBothLanguages(string code, HttpClient reader, Func<Task<IHtmlDocument>> send)
    {
        var sentences = new List<string>();
        foreach (var language in (string[])["nl", "en"])
        {
            await reader.GetAsync($"/taal/{language}?terug=%2F");
            var page = await send();
            Assert.StartsWith(language, page.DocumentElement.GetAttribute("lang"), StringComparison.Ordinal);
            sentences.Add(On(page, code));
        }
        Assert.NotEqual(sentences[0], sentences[1]);
    }

    public static Task InBothLanguages(string code, Browser reader, Func<Task<HttpResponseMessage>> send) =>
        InBothLanguages(code, reader.Http, async () =>
        {
            var answer = await send();
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict, $"{code}: {answer.StatusCode}");
            return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        });
}
