using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

internal sealed class YesNoKind : FieldKind
{
    public YesNoKind()
        : base(
            FieldType.YesNo,
            new LocalText("Ja of nee", "Yes or no"),
            new KindWord("yes_no", "Ja of nee", "Yes or no", "Een vraag met twee antwoorden.", "A question with two answers.")
        )
    {
        Ask = new LocalText("Kies een antwoord bij", "Choose an answer for");
        (CanBeCell, TakesDefault) = (true, true);
    }

    public override BoxKind Box(Field field) => BoxKind.YesNo;

    public override ExpressionType Value(Field field, bool computed) => AnswerTypes.Bool;

    public override IReadOnlyList<object?> AllValues(Field field, int mostTogether) => [null, true, false];

    public override JsonNode? Start(Field field) => field.Default is { } standard ? standard is "true" or "yes" : null;

    internal override JsonObject Schema(Field field, Language language) => new() { ["type"] = "boolean" };

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) =>
        Json.Bool(sent) is { } answer ? new Answer(answer, JsonValue.Create(answer))
        : Json.Text(sent) is "" ? Answer.None
        : new Answer(null, Json.Typed(sent) is { } typed ? Json.AsTyped(typed) : null, Messages.WrongType(field, record));

    internal override JsonNode? FromTyped(Field field, string text, Language language) =>
        text.ToLowerInvariant() switch
        {
            "true" or "yes" or "ja" => true,
            "false" or "no" or "nee" => false,
            _ => Json.AsTyped(text),
        };

    public override string Told(Field field, JsonNode? answer, Language language) =>
        InWords(FieldWriter.ToTyped(field, answer, language), language);

    internal static string InWords(string typed, Language language) =>
        typed switch
        {
            "true" => language == Language.Nl ? "ja" : "yes",
            "false" => language == Language.Nl ? "nee" : "no",
            _ => typed,
        };
}
