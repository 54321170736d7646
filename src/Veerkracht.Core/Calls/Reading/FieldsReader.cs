using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads fields, also those inside groups, blocks and tables.</summary>
public sealed partial class FieldsReader(ReadScope scope, Func<Field, string, Place, bool> isPrefill)
{
    private static readonly Dictionary<string, FieldType> Types = new()
    {
        ["text"] = FieldType.Text,
        ["long_text"] = FieldType.LongText,
        ["number"] = FieldType.Number,
        ["amount"] = FieldType.Amount,
        ["percentage"] = FieldType.Percentage,
        ["date"] = FieldType.Date,
        ["choice"] = FieldType.Choice,
        ["choices"] = FieldType.Choices,
        ["yes_no"] = FieldType.YesNo,
        ["files"] = FieldType.Files,
        ["organisations"] = FieldType.Organisations,
        ["partners"] = FieldType.Organisations,
        ["table"] = FieldType.Table,
        ["group"] = FieldType.Group,
        ["block"] = FieldType.Block,
        ["point"] = FieldType.Point,
        ["area"] = FieldType.Area,
        ["computed"] = FieldType.Computed,
    };

    static FieldsReader()
    {
        foreach (var kind in TextKinds.All)
            Types[kind.Word] = kind.Type;
    }

    private const string Project = "project";

    private static readonly string[] Formats = ["number", "amount", "text", "date", "yes_no"];

    /// <summary>The type of the amounts of the call: checks may use them, for they are tested after the amounts are computed.</summary>
    public ExpressionType? Amounts { get; init; }

    /// <summary>The settings of the call; null while only the fields are learnt.</summary>
    public IReadOnlyCollection<string>? Settings { get; init; }

    public static IEnumerable<string> TypeNames => [.. Types.Keys, .. BuiltInBlocks.Names];

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
        var typeName = map.OneOf("type", [.. TypeNames], true);
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
                Type = FieldType.Text,
                Label = map.Local("label", true) ?? new LocalText(id),
                Place = map.Place,
            };
        }
        if (nested && typeName == "partners")
            scope.Fault(
                map.At("type"),
                "partners cannot stand inside a group, block or table: each of them confirms the whole",
                "partners kunnen niet in een groep, blok of tabel staan: elk van hen bevestigt het geheel; zet het veld in de sectie zelf"
            );
        if (BuiltInBlocks.Names.Contains(typeName))
            return BuiltIn(map, id, typeName, names, nested);

        var type = Types[typeName];
        var field = Common(
            map,
            new Field
            {
                Id = id,
                Type = type,
                Label = map.Local("label", true) ?? new LocalText(id),
                Place = map.Place,
            },
            names,
            nested
        );
        field = type switch
        {
            FieldType.Number or FieldType.Amount or FieldType.Percentage => Bounds(map, field),
            FieldType.Text or FieldType.LongText => field with
            {
                MinLength = map.Count("min_length"),
                MaxLength = map.Count("max_length"),
                NamesProject = type == FieldType.Text && NamesProject(map, nested),
            },
            FieldType.Choice or FieldType.Choices => Choice(map, field, names),
            FieldType.Iban => field with { IsAccount = map.Bool("account") },
            FieldType.Date => field with { MinDate = map.Date("min"), MaxDate = map.Date("max") },
            FieldType.Files or FieldType.Organisations => field with
            {
                MustConfirm = typeName == "partners",
                MinItems = map.Count("min_items"),
                MaxItems = map.Count("max_items"),
            },
            FieldType.Group => Inner(map, field, names) with { MinItems = map.Count("min_items"), MaxItems = map.Count("max_items") },
            FieldType.Block => Inner(map, field, names),
            FieldType.Table => new TableReader(this, scope).Read(map, field, names),
            FieldType.Computed => Computed(map, field, names),
            _ => field,
        };
        field = field with { Checks = Checks(map, field.Id, names) };
        Consistent(map, field);
        NothingPrivate(map, field);
        map.Close();
        return field;
    }

    private Field Common(MapReader map, Field field, FormNames names, bool nested)
    {
        var isComputed = field.Type == FieldType.Computed;
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
            Unit = map.Local("unit") ?? LocalText.Empty,
            Required = isComputed ? Requirement.No : Required(map, names),
            VisibleWhen = map.Expression("visible_when", names.All, FormTypes.Bool),
            Default = isComputed ? null : map.Text("default"),
            Prefill = prefill?.Text,
            ReadOnly = map.Bool("read_only"),
            IsPublic = IsPublic(map, nested),
        };
    }

    private bool NamesProject(MapReader map, bool nested)
    {
        var names = map.OneOf("names", [Project]) is not null;
        if (names && nested)
            scope.Fault(
                map.At("names"),
                "only a field of the form itself can name the project",
                "alleen een veld van het formulier zelf kan het project een naam geven; haal 'names' hier weg"
            );
        return names;
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
        field.Type is FieldType.Email or FieldType.Phone or FieldType.Iban or FieldType.Files
            ? field.Id
            : field.Fields.Concat(field.Columns).Select(Private).FirstOrDefault(f => f is not null);

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

    private Field Bounds(MapReader map, Field field)
    {
        var above = map.Number("above");
        var isAmount = field.Type == FieldType.Amount;
        var setting = map.Scalar("warn_above") is { } limit && Words.IsIdentifier(limit.Text) ? limit : null;
        if (setting is not null && Settings is not null && !Settings.Contains(setting.Text))
            scope.Unknown(
                setting.Place,
                $"there is no setting '{setting.Text}'",
                $"er is geen instelling '{setting.Text}'",
                setting.Text,
                Settings
            );
        return field with
        {
            Above = above,
            Min = map.Number("min") ?? (field.Type != FieldType.Number && above is null ? Rational.Zero : null),
            Max = map.Number("max") ?? (field.Type == FieldType.Percentage ? 100 : null),
            WarnAbove = setting is null ? map.Number("warn_above") : null,
            WarnSetting = setting?.Text,
            WarnText = map.Local("warn_text"),
            Decimals = isAmount ? 2 : map.Count("decimals") ?? (field.Type == FieldType.Percentage ? 2 : 0),
        };
    }

    private static Field Choice(MapReader map, Field field, FormNames names)
    {
        var ids = new HashSet<string>();
        var options = new List<Option>();
        foreach (var option in map.Maps("options", Thing.Option, true))
        {
            options.Add(
                new Option(
                    option.Id("id", ids, Thing.Option),
                    option.Local("label", true) ?? LocalText.Empty,
                    option.Bool("exclusive"),
                    option.Expression("visible_when", names.All, FormTypes.Bool)
                )
                {
                    Value = option.Number("value"),
                }
            );
            option.Close();
        }
        if (options.Any(o => o.Value is not null) && options.Find(o => o.Value is null) is { } without)
            map.Scope.Fault(
                map.At("options"),
                $"'{without.Id}' has no 'value', and other options have: give each one, 0 where it counts for nothing",
                $"'{without.Id}' heeft geen 'value' en andere antwoorden wel: geef er elk een, 0 waar het voor niets telt"
            );
        return field.Type == FieldType.Choice
            ? field with
            {
                Options = options.AsReadOnly(),
            }
            : field with
            {
                Options = options.AsReadOnly(),
                MinItems = map.Count("min_items"),
                MaxItems = map.Count("max_items"),
            };
    }

    /// <summary>Fields inside a group or block: they see each other by their own id, and the fields of the form around them.</summary>
    private Field Inner(MapReader map, Field field, FormNames names)
    {
        var nodes = map.Items("fields", true);
        return field with { Fields = ReadInside(nodes, names) };
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

    private static Field Computed(MapReader map, Field field, FormNames names)
    {
        var format = map.OneOf("format", Formats) ?? "number";
        var decimals = map.Count("decimals") ?? 2;
        var typed = field with { Format = format, Decimals = decimals };
        return typed with { Value = map.Expression("value", names.Before, FormTypes.Of(typed, true), true) };
    }

    private Field BuiltIn(MapReader map, string id, string type, FormNames names, bool nested)
    {
        var options = new BlockOptions(type == "contact" && map.Bool("with_function"), type == "address" && map.Bool("in_own_area"));
        var (label, fields) = BuiltInBlocks.Of(type, options);
        var inside = names.Inside(fields(new ReadScope(false), names.All));
        var field = new Field
        {
            Id = id,
            Type = FieldType.Block,
            Label = map.Local("label") ?? label,
            Place = map.Place,
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
        field.Type switch
        {
            FieldType.Number or FieldType.Amount or FieldType.Percentage => Words.Number(answer) is not null,
            FieldType.Date => Words.Date(answer) is not null,
            FieldType.YesNo => answer is "true" or "false" or "yes" or "no",
            FieldType.Choice or FieldType.Choices => field.Options.Any(o => o.Id == answer),
            FieldType.Text or FieldType.LongText => true,
            _ => TextKinds.Of(field.Type) is not null,
        };
}
