using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Geo;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>
/// A kind of field: all in which it differs from others. How its answers are read, judged, kept, compared, shown and described, which keys
/// a call gives it, what it is for expressions, and what it is called. Each is one object in a file of its own, in the folder Kinds;
/// nothing else asks which kind a field is of, only what that kind says of itself.
/// </summary>
public abstract class FieldKind
{
    private protected FieldKind(FieldType type, LocalText name, params IReadOnlyList<KindWord> words) =>
        (Type, Name, Words) = (type, name, words);

    public FieldType Type { get; }

    /// <summary>What it is called where a question is told in words.</summary>
    public LocalText Name { get; }

    /// <summary>The words by which calls name it; mostly one.</summary>
    public IReadOnlyList<KindWord> Words { get; }

    /// <summary>The beginning of what is asked where the answer is missing: "Vul een bedrag in bij".</summary>
    public LocalText Ask { get; init; } = new("Vul een antwoord in bij", "Enter an answer for");

    /// <summary>The id of a new field, until somebody gives it another.</summary>
    public string NewId { get; init; } = "vraag";

    /// <summary>The keys that it takes beside those of every field, in the order in which staff meet them.</summary>
    public IReadOnlyList<FieldKey> Keys { get; init; } = [];

    /// <summary>Most decimals where the definition gives no number.</summary>
    public int UsualDecimals { get; init; }

    /// <summary>Its unit where the definition gives none: "%".</summary>
    public string? UsualUnit { get; init; }

    public Nesting Nesting { get; init; }

    /// <summary>The form computes it; it never has an answer.</summary>
    public bool IsComputed { get; init; }

    /// <summary>One answer, with nothing inside.</summary>
    public bool IsLeaf => Nesting == Nesting.None && !IsComputed;

    /// <summary>Its answer is one text without a form of its own, so that a text of any length may stand in it.</summary>
    public bool HoldsText { get; init; }

    /// <summary>Its text may have more than one line.</summary>
    public bool HoldsLines { get; init; }

    /// <summary>What is drawn on a map; null where its answer lies on none.</summary>
    public ShapeKind? Drawn { get; init; }
    public bool HoldsNumber { get; init; }

    /// <summary>Its number is in euro, with two decimals.</summary>
    public bool HoldsAmount { get; init; }
    public bool HoldsFiles { get; init; }

    /// <summary>Its answer names organisations by their keys.</summary>
    public bool HoldsOrganisations { get; init; }

    /// <summary>Its answer is an account on which money can be paid.</summary>
    public bool HoldsAccount { get; init; }

    /// <summary>Its answer is chosen from <see cref="Field.Options"/>.</summary>
    public bool HasOptions { get; init; }

    /// <summary>It is answered by ticking boxes: its answer is a list.</summary>
    public bool IsTicked { get; init; }

    /// <summary>It is filled in by typing or ticking, and not by adding files or items.</summary>
    public bool IsTyped => IsLeaf && !HoldsFiles;

    /// <summary>It says how to reach or pay somebody, or what a file holds: never shown to everybody.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>It can be a column of a table.</summary>
    public bool CanBeCell { get; init; }

    /// <summary>Something can stand in it before anybody typed, by "default".</summary>
    public bool TakesDefault { get; init; }

    /// <summary>Its answer can be taken over in a text.</summary>
    public bool FillsText { get; init; }

    /// <summary>What it can take over of the organisation that applies, though that is of another kind: "organisation.kbo".</summary>
    public string? FilledBy { get; init; }

    /// <summary>A check that names it waits as long as it has no answer.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>"autocomplete" of its box; null where browsers know no such thing.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>The box in which it is filled in.</summary>
    public virtual BoxKind Box(Field field) => BoxKind.Text;

    /// <summary>What stands in its box: as <see cref="Typed"/>, but for boxes that browsers read in another way.</summary>
    public virtual string InBox(Field field, JsonNode? answer, Language language) => FieldWriter.ToTyped(field, answer, language);

    /// <summary>A field as its definition gave it, with what follows from its kind.</summary>
    public virtual Field Whole(Field field) => field;

    /// <summary>What expressions see of an answer.</summary>
    /// <param name="computed">With what is computed inside it.</param>
    public abstract ExpressionType Value(Field field, bool computed);

    /// <summary>The kind of what comes out of a field: of what is computed, that of its result.</summary>
    public virtual FieldKind Given(Field field) => this;

    /// <summary>Whether answers of another kind can be taken over in this one.</summary>
    public bool CanTakeOver(FieldKind from) => from == this || (HoldsNumber && from.HoldsNumber) || (HoldsText && from.FillsText);

    /// <summary>Whether a field of another kind can hold what stood in one of this kind, when a form gets a new version.</summary>
    public bool CarriesTo(FieldKind to) => to == this || (HoldsText && to.HoldsText);

    /// <summary>All values that a field can have, not answered among them; null where they cannot be counted.</summary>
    /// <param name="mostTogether">Most options of which all sets are counted.</param>
    public virtual IReadOnlyList<object?>? AllValues(Field field, int mostTogether) => null;

    /// <summary>What stands in it before anybody typed; null where its definition gives nothing.</summary>
    public virtual JsonNode? Start(Field field) => field.Default;

    /// <summary>The shape of an answer in JSON Schema; null where there are no answers.</summary>
    internal abstract JsonObject? Schema(Field field, Language language);

    /// <summary>Reads and judges the answer of a field of a record.</summary>
    internal virtual Answer AnswerOf(FormRecord record, int index)
    {
        var field = record.Layout.Fields[index];
        if (record.Sent(field.Id) is not { } sent)
            return Answer.None;
        return Json.Typed(sent) is { Length: > FieldReader.MaxTyped } typed
            ? new Answer(null, Json.AsTyped(typed), Messages.TooLong(field, typed.Length, FieldReader.MaxTyped, record))
            : Judge(field, sent, record);
    }

    /// <summary>Reads and judges what was sent.</summary>
    internal abstract Answer Judge(Field field, JsonNode sent, FormRecord record);

    /// <summary>Canonical JSON of what was typed in its box; { "typed": … } where that cannot be read.</summary>
    /// <param name="text">Not empty, without space around it.</param>
    internal virtual JsonNode? FromTyped(Field field, string text, Language language) => JsonValue.Create(text);

    /// <summary>An answer that is there and was read, as its box shows it.</summary>
    internal virtual string Typed(Field field, JsonNode answer, Language language) =>
        Json.Bool(answer) is { } yes
            ? yes
                ? "true"
                : "false"
            : answer is JsonArray
                ? string.Join(", ", FieldWriter.Chosen(answer))
                : One(answer, language);

    /// <summary>An answer that is no list, as its box shows it.</summary>
    private protected virtual string One(JsonNode answer, Language language) => Json.Text(answer) ?? Json.Number(answer) ?? "";

    /// <summary>An answer in words: options by their labels, files by their names.</summary>
    public virtual string Told(Field field, JsonNode? answer, Language language) => FieldWriter.ToTyped(field, answer, language);

    /// <summary>What an answer is on the map; null where it is nothing there.</summary>
    public virtual Geometry? ShapeOf(JsonNode? answer) => null;

    /// <summary>By this two answers are compared: those with the same are the same answer.</summary>
    internal virtual string Compared(Field field, JsonNode? answer) => FieldWriter.ToTyped(field, answer);
}
