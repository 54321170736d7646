using System.Text.RegularExpressions;

namespace Veerkracht.Data.Guarding;

/// <summary>
/// A trigger, or a function that triggers call (PostgreSQL): what the database itself holds against any program that writes to it.
/// </summary>
/// <param name="Sql">The statement that makes it.</param>
/// <param name="Always">PostgreSQL: it fires for a session that plays a replica, too; else anybody who loads data that way goes past
/// it.</param>
public sealed partial record Guard(GuardName Name, string Sql, bool Always = false)
{
    /// <summary>Reads the name from the statement: CREATE TRIGGER "name" … ON "table" …, or CREATE FUNCTION name() ….</summary>
    public static Guard From(string sql)
    {
        if (Trigger().Match(sql) is { Success: true } trigger)
            return new(new(trigger.Groups[1].Value, trigger.Groups[2].Value), sql);
        if (Function().Match(sql) is { Success: true } function)
            return new(new(function.Groups[1].Value, null), sql);
        throw new ArgumentException($"This makes no trigger and no function without parameters: {sql}");
    }

    [GeneratedRegex("""^\s*CREATE (?:OR REPLACE |CONSTRAINT )?TRIGGER "(\w+)".*?\sON "(\w+)"\s""", RegexOptions.Singleline)]
    private static partial Regex Trigger();

    [GeneratedRegex(@"^\s*CREATE OR REPLACE FUNCTION (\w+)\(\)")]
    private static partial Regex Function();
}

/// <param name="Table">Null for a function.</param>
public readonly record struct GuardName(string Name, string? Table)
{
    public bool IsTrigger => Table is not null;

    public override string ToString() => Table is null ? $"{Name}()" : $"{Name} on {Table}";
}

/// <summary>
/// Guards that a room adds for its own tables. Being one is all that is needed: it is found as the maps are. Each text makes one trigger or
/// one function; a function comes before the triggers that call it. A guarded table carries its guards and no other trigger.
/// </summary>
public interface IGuards
{
    static abstract IEnumerable<string> Sqlite();

    static abstract IEnumerable<string> Postgres();
}
