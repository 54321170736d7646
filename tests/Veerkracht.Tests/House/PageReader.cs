using System.Net;

namespace Veerkracht.Tests.House;

/// <summary>Somebody who opens pages and sends what stands on them.</summary>
/// <param name="acts">All that forms of pages do.</param>
internal sealed class PageReader(HttpClient http, Visitor visitor, MatrixWorld world, IReadOnlyList<Address> acts)
{
    /// <summary>The buttons of a page; null where it is not there for this reader, or leads elsewhere.</summary>
    public async Task<IReadOnlyList<ShownButton>?> Open(string path)
    {
        using var answer = await Ask(HttpMethod.Get, path, null);
        return answer.StatusCode == HttpStatusCode.OK ? ShownButton.Of(await answer.Content.ReadAsStringAsync(), path) : null;
    }

    /// <summary>The button of an act that is shown after another one: one that looks first at what it would do.</summary>
    public async Task<ShownButton?> Behind(IReadOnlyList<ShownButton> buttons, Address act, OpenedPage page)
    {
        foreach (var other in buttons.Where(b => b.Path == page.Path && !acts.Any(a => a.Pattern == act.Pattern && b.IsOf(a, page.Path))))
        {
            using var answer = await Ask(HttpMethod.Post, other.Target, Boxes(act, page, other));
            if (answer.StatusCode != HttpStatusCode.OK)
                continue;
            var next = ShownButton.Of(await answer.Content.ReadAsStringAsync(), page.Path);
            if (next.FirstOrDefault(b => b.Does(act, page)) is { } found)
                return found;
        }
        return null;
    }

    /// <summary>
    /// Sends the form of an act as it stands on the page, or as somebody would who was not offered it. Where it lets choose, each choice
    /// is sent until one is taken. Null where it is done; what is done already, and sent again, does nothing.
    /// </summary>
    public async Task<string?> Send(Address act, OpenedPage page, ShownButton? button)
    {
        var target = button?.Target ?? page.Path + (act.Handler.Length > 0 ? $"?handler={act.Handler}" : "");
        var boxes = Boxes(act, page, button);
        var refused = await Refused(target, boxes);
        foreach (var (box, value) in button?.Choices ?? [])
        {
            if (refused is null)
                break;
            refused = await Refused(target, new(boxes) { [box] = value });
        }
        return refused;
    }

    private async Task<string?> Refused(string target, Dictionary<string, string> boxes)
    {
        using var answer = await Ask(HttpMethod.Post, target, boxes);
        return answer.StatusCode == HttpStatusCode.BadRequest ? $"BadRequest{Told(await answer.Content.ReadAsStringAsync())}"
            : answer.StatusCode >= HttpStatusCode.BadRequest ? $"{answer.StatusCode}"
            : answer.Headers.Contains(Rehearsal.Recorded) ? null
            : "nothing to do";
    }

    /// <summary>What the summary of a page that refused says, so that a failure names its cause.</summary>
    private static string Told(string page) =>
        page.Split("id=\"foutenlijst\"") is [_, var list, ..] ? $": {list[..Math.Min(list.Length, 600)].ReplaceLineEndings(" ")}" : "";

    /// <summary>What stands in the form, with what the reader types in its empty boxes.</summary>
    private Dictionary<string, string> Boxes(Address act, OpenedPage page, ShownButton? button)
    {
        var boxes = Bodies.Boxes(act, visitor, world);
        foreach (var (name, value) in button?.Boxes ?? new Dictionary<string, string>())
        {
            if (value.Length > 0)
                boxes[name] = value;
        }
        foreach (var (name, value) in page.Names)
            boxes[name] = value;
        return boxes;
    }

    /// <summary>The box with a file of the bank: what is typed there is sent as one.</summary>
    public const string File = "bestand";

    private static MultipartFormDataContent Form(Dictionary<string, string> boxes)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in boxes)
        {
            if (name == File)
                form.Add(new StringContent(value), name, "bank.xml");
            else
                form.Add(new StringContent(value), name);
        }
        return form;
    }

    private Task<HttpResponseMessage> Ask(HttpMethod method, string target, Dictionary<string, string>? boxes)
    {
        var request = new HttpRequestMessage(method, target);
        request.Headers.Add("Cookie", visitor.Cookies);
        if (boxes is not null)
            request.Content = boxes.ContainsKey(File) ? Form(boxes) : new FormUrlEncodedContent(boxes);
        return http.SendAsync(request);
    }
}
