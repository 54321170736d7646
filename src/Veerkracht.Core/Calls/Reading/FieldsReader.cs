using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Forms.Kinds;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads fields, also those inside groups, blocks and tables.</summary>
public sealed partial class FieldsReader(ReadScope scope, Func<Field, string, Place, bool> isPrefill)
{
    /// <summary>The type of the amounts of the call: checks may use them, for they are tested after the amounts are computed.</summary>
    public ExpressionType? Amounts { get; init; }

    /// <summary>The settings of the call; null while only the fields are learnt.</summary>
    public IReadOnlyCollection<string>? Settings { get; init; }

    public static readonly IReadOnlyList<string> TypeNames = [.. FieldKinds.Words, .. BuiltInBlocks.Names];

    /// <param name="names">What expressions may use; grows with each field, so that later fields see what is computed in earlier
    /// ones.</param>
    public IReadOnlyList<Field> Read(IReadOnlyList<YamlNode> nodes, FormNames names, ISet<string> taken, bool nested = false)
    {
        var fields = new List<Field>();
        foreach (var node in nodes)
        {
            var field = Field(new MapReader(node, Thing.Field, scope), names, taken, nested);
            names.Computed(field);
            fields.Add(field);
        }
        return fields.AsReadOnly();
    }

    private Field Field(MapReader map, FormNames names, ISet<string> taken, bool nested)
    {
        var id = map.Id("id", taken, Thing.Field);
        var typeName = map.OneOf("type", TypeNames, true);
        if (!nested && AnswerNames.Reserved.Contains(id))
            scope.Fault(
                map.At("id"),
                $"'{id}' is a name of the language; choose another id",
                $"'{id}' is een woord van de formules; kies een andere id"
            );
        if (typeName is null)
        {
            // Which keys it may have and what can be done with it depends on the type: that is told when the type is mended.
            scope.Hide(id.Length > 0 ? id : null);
            return new Field
            {
                Id = id,
                Kind = FieldKinds.Text,
                Label = map.Local("label", true) ?? new LocalText(id),
                Place = map.Place,
            };
        }
        if (FieldKinds.Named(typeName) is not var (kind, word))
            return BuiltIn(map, id, typeName, names, nested);
        if (nested && word.MustConfirm)
            scope.Fault(
                map.At("type"),
                $"{word.Word} cannot stand inside a group, block or table: each of them confirms the whole",
                $"{word.Word} kunnen niet in een groep, blok of tabel staan: elk van hen bevestigt het geheel; "
                    + "zet het veld in de sectie zelf"
            );
        var field = Common(
            map,
            new Field
            {
                Id = id,
                Kind = kind,
                Label = map.Local("label", true) ?? new LocalText(id),
                Place = map.Place,
                MustConfirm = word.MustConfirm,
            },
            names,
            nested
        );
        field = Own(map, field, names, nested);
        field = field with { Checks = Checks(map, field.Id, names) };
        Consistent(map, field);
        NothingPrivate(map, field);
        map.Close();
        return field;
    }

    private Field Common(MapReader map, Field field, FormNames names, bool nested)
    {
        var isComputed = field.Kind.IsComputed;
        foreach (var key in new[] { "prefill", "read_only" }.Where(_ => isComputed))
            map.Idle(key, "the form computes this field and nobody fills it in", "het formulier berekent dit veld en niemand vult het in");
        var prefill = map.Scalar("prefill");
        if (prefill is not null && nested)
            scope.Fault(
                prefill.Place,
                "only a field of the form itself can be prefilled; prefill the whole group, block or table",
                "alleen een veld van het formulier zelf kan vooraf ingevuld worden; vul de hele groep, tabel of het hele blok in"
            );
        else if (prefill is not null && !isPrefill(field, prefill.Text, prefill.Place))
            prefill = null;
        return field with
        {
            Hint = map.Local("hint") ?? LocalText.Empty,
            Help = HelpReader.Read(map),
            Unit = map.Local("unit") ?? LocalText.Empty,
            Required = isComputed ? Requirement.No : Required(map, names),
            VisibleWhen = map.Expression("visible_when", names.All, FormTypes.Bool),
            Default = isComputed ? null : map.Text("default"),
            Prefill = prefill?.Text,
            ReadOnly = map.Bool("read_only"),
            IsPublic = IsPublic(map, nested),
        };
    }

    private bool IsPublic(MapReader map, bool nested)
    {
        var isPublic = map.Bool("public");
        if (isPublic && nested)
            scope.Fault(
                map.At("public"),
                "only a field of the form itself can be public; make the whole group, block or table public",
                "alleen een veld van het formulier zelf kan openbaar zijn; maak de hele groep, tabel of het hele blok openbaar"
            );
        return isPublic;
    }

    /// <summary>What says who somebody is, how to reach or pay them, or what a file holds, is never shown to everybody.</summary>
    private void NothingPrivate(MapReader map, Field field)
    {
        if (field.IsPublic && Private(field) is { } found)
            scope.Fault(
                map.At("public"),
                $"'{found}' can never be public: e-mail addresses, phone numbers, accounts and files stay with who handles the dossier",
                $"'{found}' kan nooit openbaar zijn: e-mailadressen, telefoonnummers, rekeningen en bijlagen blijven bij wie het dossier "
                    + "behandelt; haal 'public' weg"
            );
    }

    private static string? Private(Field field) =>
        field.Kind.IsPrivate ? field.Id : field.Fields.Concat(field.Columns).Select(Private).FirstOrDefault(f => f is not null);

    private Requirement Required(MapReader map, FormNames names)
    {
        if (map.Scalar("required") is not { } scalar)
            return Requirement.No;
        if (scalar.Text is "true" or "yes")
            return Requirement.Yes;
        if (scalar.Text is "false" or "no")
            return Requirement.No;
        return new Requirement(false, scope.Compile(scalar, names.All, FormTypes.Bool));
    }

    internal IReadOnlyList<Field> ReadInside(IReadOnlyList<YamlNode> nodes, FormNames names)
    {
        var learnt = scope.Learnt(nodes, Outline);
        return scope.Compiles ? Read(nodes, names.Inside(learnt), new HashSet<string>(), true) : learnt;
    }

    /// <summary>The fields without their expressions, to learn which there are; those inside them are learnt on the way.</summary>
    private IReadOnlyList<Field> Outline(IReadOnlyList<YamlNode> nodes) =>
        new FieldsReader(scope.Outline, (_, _, _) => true).Read(
            nodes,
            new FormNames(new Dictionary<string, ExpressionType>(), []),
            new HashSet<string>(),
            true
        );

    private Field BuiltIn(MapReader map, string id, string type, FormNames names, bool nested)
    {
        var options = new BlockOptions(type == "contact" && map.Bool("with_function"), type == "address" && map.Bool("in_own_area"));
        var (label, fields) = BuiltInBlocks.Of(type, options);
        var inside = names.Inside(fields(new ReadScope(false), names.All));
        var field = new Field
        {
            Id = id,
            Kind = FieldKinds.Block,
            Label = map.Local("label") ?? label,
            Place = map.Place,
            IsContact = type == "contact",
            Fields = fields(scope, inside.All),
        };
        field = Common(map, field, names, nested);
        NothingPrivate(map, field);
        map.Idle("default", "a ready-made block starts empty", "een kant-en-klaar blok begint leeg");
        map.Close();
        return field;
    }

    private void Consistent(MapReader map, Field field)
    {
        if (field.MinDate > field.MaxDate)
            scope.Fault(map.At("max"), "'max' is before 'min'", "'max' ligt voor 'min'; draai de datums om");
        if (field.Min > field.Max)
            scope.Fault(map.At("max"), "'max' is below 'min'", "'max' is lager dan 'min'; draai ze om");
        if (field.MinLength > field.MaxLength)
            scope.Fault(map.At("max_length"), "'max_length' is below 'min_length'", "'max_length' is lager dan 'min_length'; draai ze om");
        if (field.MinItems > field.MaxItems)
            scope.Fault(map.At("max_items"), "'max_items' is below 'min_items'", "'max_items' is lager dan 'min_items'; draai ze om");
        if (field.Default is { } standard && !CanBe(field, standard))
            scope.Fault(
                map.At("default"),
                $"'{standard}' is no answer to this field",
                $"'{standard}' kan geen antwoord op dit veld zijn; kies een ander 'default'"
            );
        if (field.Decimals > 10)
            scope.Fault(map.At("decimals"), "'decimals' can be at most 10", "'decimals' mag ten hoogste 10 zijn");
    }

    private static bool CanBe(Field field, string answer) =>
        field.Kind.TakesDefault
        && (
            field.Kind.HasOptions
                ? field.Options.Any(o => o.Id == answer)
                : field.Kind.Value(field, false) switch
                {
                    ExpressionType.Number => Words.Number(answer) is not null,
                    ExpressionType.Date => Words.Date(answer) is not null,
                    ExpressionType.Bool => answer is "true" or "false" or "yes" or "no",
                    _ => true,
                }
        );
}
