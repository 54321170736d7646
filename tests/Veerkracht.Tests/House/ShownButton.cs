using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Veerkracht.Tests.House;

/// <summary>A button of a page with the form that it sends, as a browser would send it.</summary>
/// <param name="Target">Path and query.</param>
/// <param name="Boxes">All that stands in the form, by name, with the button itself.</param>
internal sealed record ShownButton(string Target, IReadOnlyDictionary<string, string> Boxes)
{
    public string Path => Target.Split('?')[0];

    public string Handler =>
        Target
            .Split('?', 2)
            .Skip(1)
            .SelectMany(q => q.Split('&'))
            .FirstOrDefault(p => p.StartsWith("handler=", StringComparison.Ordinal))
            ?["handler=".Length..]
        ?? "";

    public static IReadOnlyList<ShownButton> Of(string html, string page)
    {
        var document = new HtmlParser().ParseDocument(html);
        return
        [
            .. document
                .QuerySelectorAll("form[method=post]")
                .SelectMany(form => Buttons(document, form).Select(button => Of(form, button, page))),
        ];
    }

    /// <summary>It does this act, to this.</summary>
    public bool Does(Address act, OpenedPage page) =>
        IsOf(act, page.Path) && page.Names.All(n => !Boxes.TryGetValue(n.Key, out var value) || IsTyped(n.Key) || value == n.Value);

    /// <summary>It does this act, whatever to.</summary>
    public bool IsOf(Address act, string path) =>
        Path == path
        && Handler.Equals(act.Handler, StringComparison.OrdinalIgnoreCase)
        && (act.Doing is null || Boxes.GetValueOrDefault("doe") == act.Doing);

    /// <summary>What people type says nothing of what it is about.</summary>
    private bool IsTyped(string box) => !_fixed.Contains(box);

    private readonly HashSet<string> _fixed = [];

    /// <summary>Between what its boxes let choose, by name.</summary>
    public IReadOnlyList<(string Box, string Value)> Choices { get; private init; } = [];

    private static IEnumerable<IElement> Buttons(IDocument document, IElement form) =>
        form.QuerySelectorAll("button:not([type=button])")
            .Concat(form.Id is { Length: > 0 } id ? document.QuerySelectorAll($"button[form='{id}']") : []);

    private static ShownButton Of(IElement form, IElement button, string page)
    {
        var target = button.GetAttribute("formaction") ?? form.GetAttribute("action");
        var boxes = form.QuerySelectorAll("input[name], textarea[name], select[name]")
            .Where(b => b.GetAttribute("type") != "file")
            .ToList();
        var sent = new Dictionary<string, string>();
        foreach (var box in boxes.Where(b => b.GetAttribute("type") is not ("radio" or "checkbox") || b.HasAttribute("checked")))
            sent[box.GetAttribute("name")!] = box is IHtmlSelectElement select
                ? select.Value ?? ""
                : box.GetAttribute("value") ?? box.TextContent;
        if (button.GetAttribute("name") is { } name)
            sent[name] = button.GetAttribute("value") ?? "";
        var shown = new ShownButton(target is { Length: > 0 } ? target : page, sent)
        {
            Choices = [.. form.QuerySelectorAll("input[type=radio]").Select(r => (r.GetAttribute("name")!, r.GetAttribute("value") ?? ""))],
        };
        shown._fixed.UnionWith(boxes.Where(b => b.GetAttribute("type") == "hidden").Select(b => b.GetAttribute("name")!));
        if (button.GetAttribute("name") is { } own)
            shown._fixed.Add(own);
        return shown;
    }
}
