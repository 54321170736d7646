using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Veerkracht.Tests.Editing;

/// <summary>
/// A page with one form, as a browser without script has it: boxes are filled in, ticked and chosen, and one button is pressed.
/// </summary>
internal sealed class Sheet(HttpClient http, string address, HttpStatusCode status, IHtmlDocument page)
{
    public HttpStatusCode Status => status;
    public IHtmlDocument Page => page;

    /// <summary>All text of the page on single spaces.</summary>
    public string Text =>
        string.Join(
            ' ',
            page.QuerySelector("main")!
                .Descendants<IText>()
                .SelectMany(t => t.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );
    public string Address => address;

    public static async Task<Sheet> Open(HttpClient http, string address)
    {
        var answer = await http.GetAsync(address);
        return new Sheet(http, address, answer.StatusCode, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
    }

    public string this[string name]
    {
        get =>
            Box(name) switch
            {
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlInputElement input => input.Value,
                _ => "",
            };
        set
        {
            switch (Box(name))
            {
                case IHtmlTextAreaElement area:
                    area.Value = value;
                    break;
                case IHtmlSelectElement select:
                    Assert.Contains(value, select.Options.Select(o => o.Value));
                    select.Value = value;
                    break;
                case IHtmlInputElement { Type: "radio" or "checkbox" }:
                    page.QuerySelectorAll<IHtmlInputElement>($"main form [name='{name}']").Single(i => i.Value == value).IsChecked = true;
                    foreach (
                        var other in page.QuerySelectorAll<IHtmlInputElement>($"main form [name='{name}'][type=radio]")
                            .Where(i => i.Value != value)
                    )
                        other.IsChecked = false;
                    break;
                case IHtmlInputElement input:
                    input.Value = value;
                    break;
            }
        }
    }

    /// <summary>
    /// Sends the form with the button that has this value, or the main one; then the page that answers, after a redirect.
    /// </summary>
    public async Task<Sheet> Press(string? button = null)
    {
        var form = page.QuerySelector<IHtmlFormElement>("main form")!;
        var pressed = form.QuerySelectorAll<IHtmlButtonElement>("button")
            .First(b => button is null || b.Value.StartsWith(button, StringComparison.Ordinal));
        var sent = form.QuerySelectorAll("input, textarea, select").SelectMany(Sent).ToList();
        if (pressed.Name is { Length: > 0 } name)
            sent.Add(KeyValuePair.Create(name, pressed.Value));
        var answer = await http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(sent));
        if (answer.StatusCode == HttpStatusCode.Redirect)
            return await Open(http, answer.Headers.Location!.ToString());
        return new Sheet(
            http,
            form.GetAttribute("action")!,
            answer.StatusCode,
            new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync())
        );
    }

    private static IEnumerable<KeyValuePair<string, string>> Sent(IElement box) =>
        box switch
        {
            IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => [],
            IHtmlInputElement { Name: { Length: > 0 } name } input => [KeyValuePair.Create(name, input.Value)],
            // Browsers send line ends of a text as two characters.
            IHtmlTextAreaElement area => [KeyValuePair.Create(area.Name!, area.Value.Replace("\n", "\r\n"))],
            IHtmlSelectElement select => [KeyValuePair.Create(select.Name!, select.Value ?? "")],
            _ => [],
        };

    private IElement Box(string name) =>
        page.QuerySelector($"main form [name='{name}']:not([type=hidden])")
        ?? throw new InvalidOperationException($"There is no box {name} on {address}.");
}
