using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Writing.Format;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Editing.Messages;

/// <summary>One message in the text of a draft: the words of the call where it has them, else those of the site.</summary>
public sealed class WrittenMessage
{
    private static readonly CallPath All = CallPath.Root.Then("messages");

    private readonly CallText _text;

    public WrittenMessage(CallText text, MessageKind kind)
    {
        (_text, Kind) = (text, kind);
        (Of, Telling) = ToldMessages.Declared(kind);
        Path = text.At(All) switch
        {
            YamlList list when list.Items.ToList().FindIndex(Is) is >= 0 and var index => All.At(index),
            YamlMap one when Is(one) => All,
            _ => null,
        };
        var own = Path is null ? null : text.At(Path);
        Title = own.Value("title").AsLocal() ?? (IsOwn ? LocalText.Empty : Telling.Title);
        Body = own.Value("text").AsLocal() ?? (IsOwn ? LocalText.Empty : Telling.Body);
    }

    public MessageKind Kind { get; }
    public TellingOf Of { get; }
    public Telling Telling { get; }

    /// <summary>Where it stands in the file; null where the call says nothing of its own.</summary>
    public CallPath? Path { get; }
    public bool IsOwn => Path is not null;
    public LocalText Title { get; }
    public LocalText Body { get; }

    /// <summary>As a reader gets it.</summary>
    public OwnMessage Message => IsOwn ? new(Kind.Code, Title, Body) : new(Kind.Code, Telling.Title, Telling.Body);

    /// <summary>The text with these words; where they are those of the site, or none, with nothing of its own.</summary>
    public Edited With(LocalText title, LocalText body)
    {
        var isStandard = (title == Telling.Title && body == Telling.Body) || (IsBlank(title) && IsBlank(body));
        if (isStandard)
            return Path is null ? new(_text, null) : _text.Remove(Path);
        if (Path is null)
            return _text.Insert(
                All,
                int.MaxValue,
                Pieces.Map(("event", Pieces.Text(Kind.Code)), ("title", Pieces.Local(title)), ("text", Pieces.Local(body))),
                FormatMap.Call.Order(_text.Root)
            );
        var order = FormatMap.Kinds["message"].Order(null);
        return Set(_text, Path.Then("title"), Title, title, order).Then(t => Set(t, Path.Then("text"), Body, body, order));
    }

    private static Edited Set(CallText text, CallPath path, LocalText was, LocalText now, IReadOnlyList<string> order) =>
        was == now ? new(text, null) : text.Set(path, Pieces.Local(now), order);

    private static bool IsBlank(LocalText text) => text.All.All(t => t.Text.Length == 0);

    private bool Is(YamlNode item) => item.Word("event") == Kind.Code;
}
