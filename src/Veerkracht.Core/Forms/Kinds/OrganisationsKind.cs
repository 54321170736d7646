using System.Text.Json.Nodes;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms.Kinds;

/// <summary>Other governments, from the list; as partners each of them confirms.</summary>
internal sealed class OrganisationsKind : FieldKind
{
    private static readonly ExpressionType Seen = new ExpressionType.List(AnswerTypes.Text);

    public OrganisationsKind()
        : base(
            FieldType.Organisations,
            new LocalText("Andere besturen", "Other governments"),
            new KindWord("organisations", "Besturen", "Governments", "Andere besturen, uit de lijst.", "Other governments, from the list."),
            new KindWord(
                "partners",
                "Partners",
                "Partners",
                "Besturen die meedoen en dat elk zelf bevestigen.",
                "Governments that take part and each confirm it themselves."
            )
            {
                MustConfirm = true,
            }
        )
    {
        Ask = new LocalText("Kies minstens één bestuur bij", "Choose at least one organisation for");
        Keys = [FieldKey.MinItems, FieldKey.MaxItems];
        (HoldsOrganisations, IsTicked) = (true, true);
    }

    public override BoxKind Box(Field field) => BoxKind.Checkboxes;

    public override ExpressionType Value(Field field, bool computed) => Seen;

    internal override JsonObject Schema(Field field, Language language) =>
        AnswersSchema.List(field, new JsonObject { ["type"] = "string", ["maxLength"] = 40 }, true);

    internal override Answer Judge(Field field, JsonNode sent, FormRecord record) => OrganisationsAnswer.Of(field, sent, record);

    internal override JsonNode? FromTyped(Field field, string text, Language language) => FieldReader.FromChosen([text]);
}
