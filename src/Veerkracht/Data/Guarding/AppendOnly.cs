using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Veerkracht.Data.Guarding;

/// <summary>Tables in which a row, once written, stays as it is. The map of an entity says so; the guards follow from it.</summary>
public static class AppendOnly
{
    private const string Mark = "Veerkracht:AppendOnly",
        Asked = "Veerkracht:MadeWhereMissing";

    /// <param name="changing">Properties that do change; other guards say how.</param>
    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> entity, params string[] changing)
        where T : class => entity.HasAnnotation(Mark, string.Join(' ', changing));

    /// <summary>
    /// Says that rows are inserted with ON CONFLICT DO NOTHING. Before the insert that looks like REPLACE, so a guard of the room refuses
    /// what would replace.
    /// </summary>
    public static EntityTypeBuilder<T> IsMadeWhereMissing<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(Asked, true);

    internal static IEnumerable<AppendOnlyTable> In(IModel model) =>
        from entity in model.GetEntityTypes()
        let mark = entity.FindAnnotation(Mark)?.Value as string
        where mark is not null
        let changing = mark.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select new AppendOnlyTable(
            entity.GetTableName()!,
            changing.Length == 0 ? null : Columns(entity.GetProperties().Where(p => !changing.Contains(p.Name))),
            entity.FindAnnotation(Asked) is null
                ?
                [
                    .. entity.GetKeys().Select(k => Columns(k.Properties)),
                    .. entity.GetIndexes().Where(i => i.IsUnique).Select(i => Columns(i.Properties)),
                ]
                : []
        );

    private static IReadOnlyList<string> Columns(IEnumerable<IReadOnlyProperty> properties) =>
        [.. properties.Select(p => p.GetColumnName()).Order(StringComparer.Ordinal)];
}

/// <param name="Fixed">Columns that never change, where others do; null where none changes.</param>
/// <param name="Keys">What is unique and never inserted twice: each a set of columns.</param>
internal sealed record AppendOnlyTable(string Table, IReadOnlyList<string>? Fixed, IReadOnlyList<IReadOnlyList<string>> Keys)
{
    /// <summary>Text of the refusal where a row would take the place of another.</summary>
    public const string Taken = "this row is there already";

    public IEnumerable<string> Sqlite()
    {
        string[] fixedColumns = Fixed is null ? [] : ["rowid", .. Fixed.Select(c => $"\"{c}\"")];
        var changed = Fixed is null ? "" : "WHEN " + string.Join(" OR ", fixedColumns.Select(c => $"NEW.{c} IS NOT OLD.{c}"));
        yield return Refusing("UPDATE_refused", "UPDATE", changed, "");
        yield return Refusing("DELETE_refused", "DELETE", "", "");
        // REPLACE deletes what stands in the way without telling any trigger, found by a unique key or by the number that every row has.
        IEnumerable<string> keys = [IsThere(["rowid"]), .. Keys.Select(k => IsThere(k.Select(c => $"\"{c}\"")))];
        yield return Refusing("REPLACE_refused", "INSERT", "WHEN " + string.Join("\n OR ", keys), $": {Taken}");
    }

    public IEnumerable<string> Postgres()
    {
        const string function = "EXECUTE FUNCTION refuse_change()";
        if (Fixed is null)
        {
            yield return $"""CREATE TRIGGER "{Table}_change_refused" BEFORE DELETE OR UPDATE ON "{Table}" FOR EACH ROW {function}""";
        }
        else
        {
            string Row(string of) => $"ROW({string.Join(", ", Fixed.Select(c => $"{of}.\"{c}\""))})";
            yield return $"""CREATE TRIGGER "{Table}_delete_refused" BEFORE DELETE ON "{Table}" FOR EACH ROW {function}""";
            yield return $"""
                CREATE TRIGGER "{Table}_change_refused" BEFORE UPDATE ON "{Table}" FOR EACH ROW
                WHEN ({Row("OLD")} IS DISTINCT FROM {Row("NEW")}) {function}
                """;
        }
        yield return $"""CREATE TRIGGER "{Table}_truncate_refused" BEFORE TRUNCATE ON "{Table}" FOR EACH STATEMENT {function}""";
    }

    /// <summary>What the triggers of PostgreSQL call.</summary>
    public const string PostgresFunction = $"""
        CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is {StorageFault.AppendOnlyMark}', TG_TABLE_NAME; END $$
        """;

    private string Refusing(string name, string verb, string when, string why) =>
        $"""
            CREATE TRIGGER "{Table}_{name}" BEFORE {verb} ON "{Table}" {when}
            BEGIN SELECT RAISE(ABORT, '{Table} is {StorageFault.AppendOnlyMark}{why}'); END
            """;

    private string IsThere(IEnumerable<string> columns) =>
        $"EXISTS (SELECT 1 FROM \"{Table}\" o WHERE {string.Join(" AND ", columns.Select(c => $"o.{c} = NEW.{c}"))})";
}
