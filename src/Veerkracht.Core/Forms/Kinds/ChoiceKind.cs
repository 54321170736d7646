using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>An answer, or more, from a list of options. An option that does not show now cannot be the answer.</summary>
internal sealed class ChoiceKind : FieldKind
{
    public static readonly ChoiceKind Single = new(
        FieldType.Choice,
        new LocalText("Eén keuze", "One choice"),
        new KindWord("choice", "Keuze", "Choice", "Een antwoord uit een lijst.", "One answer from a list.")
    )
    {
        Ask = new LocalText("Kies een antwoord bij", "Choose an answer for"),
        Keys = [FieldKey.Options],
        FillsText = true,
        CanBeCell = true,
    };

    public static readonly ChoiceKind Several = new(
        FieldType.Choices,
        new LocalText("Een of meer keuzes", "One or more choices"),
        new KindWord(
            "choices",
            "Meer keuzes",
            "Several choices",
            "Een of meer antwoorden uit een lijst.",
            "One or more answers from a list."
        )
    )
    {
        Ask = new LocalText("Kies minstens één antwoord bij", "Choose at least one answer for"),
        Keys = [FieldKey.Options, FieldKey.MinItems, FieldKey.MaxItems],
        IsTicked = true,
    };

    /// <summary>Up to so many options all stand on the page.</summary>
    private static readonly int Shown = 7;

    private ChoiceKind(FieldType type, LocalText name, KindWord word)
        : base(type, name, word) => (HasOptions, TakesDefault) = (true, true);

    public override BoxKind Box(Field field) =>
        IsTicked ? BoxKind.Checkboxes
        : field.Options.Count > Shown ? BoxKind.Select
        : BoxKind.Radios;

    public override ExpressionType Value(Field field, bool computed)
    {
        var one = new ExpressionType.Text([.. field.Options.Select(o => o.Id)]) { Values = field.Worth() };
        return IsTicked ? new ExpressionType.List(one) : one;
    }

    public override IReadOnlyList<object?>? AllValues(Field field, int mostTogether) =>
        !IsTicked ? [null, .. field.Options.Select(o => (object?)o.Id)]
        : field.Options.Count > mostTogether ? null
        :
        [
            .. Enumerable
                .Range(0, 1 << field.Options.Count)
                .Select(set => (object?)field.Options.Where((_, i) => (set >> i & 1) == 1).Select(o => (object?)o.Id).ToArray()),
        ];

    public override JsonNode? Start(Field field) => IsTicked && field.Default is { } standard ? new JsonArray(standard) : base.Start(field);

    internal override JsonObject Schema(Field field, Language language)
    {
        var one = new JsonObject
        {
            ["type"] = "string",
            ["enum"] = new JsonArray([.. field.Options.Select(o => JsonValue.Create(o.Id))]),
            ["description"] = string.Join("; ", field.Options.Select(o => $"{o.Id}: {o.Label.In(language)}")),
        };
        return IsTicked ? AnswersSchema.List(field, one, true) : one;
    }

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) =>
        IsTicked ? ChoiceAnswer.Several(field, sent, record) : ChoiceAnswer.One(field, sent, record);

    internal override JsonNode? FromTyped(Field field, string text, Language language) =>
        IsTicked ? FieldReader.FromChosen([text]) : base.FromTyped(field, text, language);

    public override string Told(Field field, JsonNode? answer, Language language) =>
        string.Join(", ", FieldWriter.Chosen(answer).Select(id => field.Options.FirstOrDefault(o => o.Id == id)?.Label.In(language) ?? id));
}
