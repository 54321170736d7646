using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Forms.Kinds;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>The keys that some kinds of field take: what each says of the field. Which kind takes which, it says itself.</summary>
public sealed partial class FieldsReader
{
    private const string Project = "project";

    private static readonly string[] Formats = [.. FieldKinds.Formats.Keys];

    private static readonly FieldKey[][] InOrder =
    [
        .. Enum.GetValues<FieldType>().Select(type => FieldKinds.Of(type).Keys.Order().ToArray()),
    ];

    /// <summary>The field with what the keys of its kind say.</summary>
    private Field Own(MapReader map, Field field, FormNames names, bool nested)
    {
        field = field with { Decimals = field.Kind.UsualDecimals };
        foreach (var key in InOrder[(int)field.Type])
            field = Own(key, map, field, names, nested);
        return field.Kind.Whole(field);
    }

    private Field Own(FieldKey key, MapReader map, Field field, FormNames names, bool nested) =>
        key switch
        {
            FieldKey.MinLength => field with { MinLength = map.Count("min_length") },
            FieldKey.MaxLength => field with { MaxLength = map.Count("max_length") },
            FieldKey.Names => field with { NamesProject = NamesProject(map, nested) },
            FieldKey.Account => field with { IsAccount = map.Bool("account") },
            FieldKey.Min => field with { Min = map.Number("min") },
            FieldKey.Max => field with { Max = map.Number("max") },
            FieldKey.FirstDay => field with { MinDate = map.Date("min") },
            FieldKey.LastDay => field with { MaxDate = map.Date("max") },
            FieldKey.Above => field with { Above = map.Number("above") },
            FieldKey.WarnAbove => WarnAbove(map, field),
            FieldKey.WarnText => field with { WarnText = map.Local("warn_text") },
            FieldKey.Options => field with { Options = Options(map, names) },
            // They see each other by their own id, and the fields of the form around them.
            FieldKey.Fields => field with { Fields = ReadInside(map.Items("fields", true), names) },
            FieldKey.MinItems => field with { MinItems = map.Count("min_items") },
            FieldKey.MaxItems => field with { MaxItems = map.Count("max_items") },
            FieldKey.Rows => new TableReader(this, scope).Read(map, field, names),
            // With the rows, which change them.
            FieldKey.Columns => field,
            FieldKey.Format => field with { Format = map.OneOf("format", Formats) ?? "number" },
            FieldKey.Decimals => field with { Decimals = map.Count("decimals") ?? field.Kind.UsualDecimals },
            FieldKey.Value => field with { Value = map.Expression("value", names.Before, field.Kind.Value(field, true), true) },
            _ => throw new InvalidOperationException($"Nothing reads {key}."),
        };

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

    private Field WarnAbove(MapReader map, Field field)
    {
        var setting = map.Scalar("warn_above") is { } limit && Words.IsIdentifier(limit.Text) ? limit : null;
        if (setting is not null && Settings is not null && !Settings.Contains(setting.Text))
            scope.Unknown(
                setting.Place,
                $"there is no setting '{setting.Text}'",
                $"er is geen instelling '{setting.Text}'",
                setting.Text,
                Settings
            );
        return field with { WarnAbove = setting is null ? map.Number("warn_above") : null, WarnSetting = setting?.Text };
    }

    private static IReadOnlyList<Option> Options(MapReader map, FormNames names)
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
        return options.AsReadOnly();
    }
}
