using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Veerkracht.Tests.Applications;

/// <summary>A section that is open in a browser with scripts: it is saved as the script does, and takes what the answer holds.</summary>
internal sealed class ScriptedSection
{
    private static readonly HtmlParser Parser = new();
    private readonly Browser _browser;
    private readonly string _address;
    private readonly IHtmlDocument _screen;

    private ScriptedSection(Browser browser, string address, string page) =>
        (_browser, _address, _screen) = (browser, address, Parser.ParseDocument(page));

    public static async Task<ScriptedSection> Open(Browser browser, string address) => new(browser, address, await browser.Text(address));

    private IHtmlFormElement Form => (IHtmlFormElement)_screen.GetElementById("deel")!;

    public string Hidden(string name) => Form.QuerySelector<IHtmlInputElement>($"input[type=hidden][name={name}]")!.Value;

    /// <summary>As an older script, which says nothing of how its regions look.</summary>
    public void Forget(string name) => Form.QuerySelector($"input[type=hidden][name={name}]")!.Remove();

    public string Box(string name) => Value(Form.QuerySelector($"[name='{name}']")!);

    public void Types(string name, string value)
    {
        foreach (var box in Form.QuerySelectorAll($"[name='{name}']"))
            Put(box, value);
    }

    /// <summary>Sends the form; what the answer holds comes on the screen.</summary>
    public async Task<ScriptedAnswer> Save()
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Boxes())
            form.Add(new StringContent(value), name);
        var answer = await _browser.Raw(new(HttpMethod.Post, _address) { Content = form, Headers = { { "X-Partial", "main" } } });
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var told = new ScriptedAnswer(answer.StatusCode, text, Parser.ParseDocument(text));
        if (told.Page.GetElementById("deel") is IHtmlFormElement fresh)
            Take(told, fresh);
        return told;
    }

    private void Take(ScriptedAnswer told, IHtmlFormElement fresh)
    {
        var theirs = fresh.QuerySelector<IHtmlInputElement>("input[name=genomen]")?.Value.Split(';') ?? [];
        var typed = Boxes().ToLookup(b => b.Name, b => b.Value);
        foreach (var old in _screen.QuerySelectorAll("[data-live][id]").ToList())
        {
            if (told.Page.GetElementById(old.Id!) is { } now)
                old.OuterHtml = now.OuterHtml;
        }
        foreach (var box in Form.QuerySelectorAll("[name]"))
        {
            var name = box.GetAttribute("name")!;
            if (
                box is not IHtmlInputElement { Type: "hidden" }
                && typed[name].Any()
                && !theirs.Any(t => t == name || name.StartsWith(t + "["))
            )
                Put(box, typed[name].Last());
        }
        foreach (var hidden in Form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden][name]"))
        {
            if (hidden.Name != "__RequestVerificationToken" && fresh.QuerySelector($"input[name='{hidden.Name}']") is IHtmlInputElement now)
                hidden.Value = now.Value;
        }
    }

    /// <summary>The regions that follow what is typed, without what stands in the boxes.</summary>
    public IReadOnlyDictionary<string, string> Regions()
    {
        var bare = (IHtmlDocument)_screen.Clone(deep: true);
        foreach (var box in bare.QuerySelectorAll("#velden input, #velden option"))
        {
            foreach (var attribute in new[] { "checked", "selected" }.Concat(IsTick(box) ? [] : ["value"]))
                box.RemoveAttribute(attribute);
        }
        foreach (var box in bare.QuerySelectorAll("#velden textarea"))
            box.TextContent = "";
        return bare.QuerySelectorAll("[data-live][id]").ToDictionary(r => r.Id!, r => r.OuterHtml);
    }

    private IEnumerable<(string Name, string Value)> Boxes() =>
        Form.QuerySelectorAll("input[name], textarea[name], select[name]")
            .Where(b => b is not IHtmlInputElement { Type: "file" } && (!IsTick(b) || ((IHtmlInputElement)b).IsChecked))
            .Select(b => (b.GetAttribute("name")!, Value(b)));

    private static bool IsTick(IElement box) => box is IHtmlInputElement { Type: "radio" or "checkbox" };

    private static string Value(IElement box) =>
        box switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement text => text.Value,
            IHtmlSelectElement select => select.Value ?? "",
            _ => "",
        };

    private static void Put(IElement box, string value)
    {
        if (box is IHtmlInputElement { Type: "radio" or "checkbox" } tick)
            tick.IsChecked = tick.Value == value;
        else if (box is IHtmlInputElement input)
            input.Value = value;
        else if (box is IHtmlTextAreaElement text)
            text.Value = value;
        else if (box is IHtmlSelectElement select)
            select.Value = value;
    }
}

/// <summary>What a save by script was answered.</summary>
internal sealed record ScriptedAnswer(HttpStatusCode Status, string Text, IHtmlDocument Page)
{
    /// <summary>The whole page, with its header and all that stands around the form.</summary>
    public bool IsWhole => Text.Contains("<html", StringComparison.Ordinal);

    /// <summary>Ids of the regions that it holds.</summary>
    public IReadOnlyList<string> Regions => [.. Page.QuerySelectorAll("[data-live][id]").Select(r => r.Id!).Order(StringComparer.Ordinal)];

    public string Told(string region) => Page.GetElementById(region)?.TextContent ?? "";
}
