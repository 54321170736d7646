using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>Files that were uploaded before.</summary>
internal sealed class FilesKind : FieldKind
{
    private static readonly ExpressionType Seen = new ExpressionType.List(
        new ExpressionType.Record(new Dictionary<string, ExpressionType> { ["name"] = AnswerTypes.Text, ["size"] = AnswerTypes.Number })
    );

    public FilesKind()
        : base(
            FieldType.Files,
            new LocalText("Bijlagen", "Attachments"),
            new KindWord("files", "Bijlagen", "Attachments", "Een of meer bestanden.", "One or more files.")
        )
    {
        Ask = new LocalText("Voeg een bestand toe bij", "Add a file for");
        NewId = "bijlagen";
        Keys = [FieldKey.MinItems, FieldKey.MaxItems];
        (HoldsFiles, IsPrivate) = (true, true);
    }

    public override BoxKind Box(Field field) => BoxKind.Files;

    public override ExpressionType Value(Field field, bool computed) => Seen;

    internal override JsonObject Schema(Field field, Language language) => AnswersSchema.List(field, FilesAnswer.Schema(), false);

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) => FilesAnswer.Read(field, sent, record);

    internal override JsonNode? FromTyped(Field field, string text, Language language) => null;

    public override string Told(Field field, JsonNode? answer, Language language) =>
        string.Join(", ", (answer as JsonArray ?? []).Select(f => Json.Object(f)?["name"]?.ToString()).OfType<string>());

    /// <summary>By their ids.</summary>
    internal override string Compared(Field field, JsonNode? answer) =>
        string.Join(',', (answer as JsonArray ?? []).Select(f => Json.Object(f)?["id"]?.ToString()));
}
