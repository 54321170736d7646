using System.Reflection;

namespace Veerkracht.Data.Guarding;

/// <summary>The guards of one database: what they must be, what is there, and how one is made and taken away.</summary>
internal abstract class GuardKeeper(Db db)
{
    protected Db Db => db;

    /// <summary>In the order in which they are made.</summary>
    public IReadOnlyList<Guard> Guards => field ??= [.. Make([.. AppendOnly.In(db.Model)])];

    /// <summary>Every guard as the database itself would tell it. Needs the tables.</summary>
    public abstract Task<IReadOnlyDictionary<GuardName, string>> Needed(CancellationToken stop);

    /// <summary>What is there: the triggers of guarded tables, also those that do not belong there, and the functions.</summary>
    public abstract Task<IReadOnlyDictionary<GuardName, string>> Found(CancellationToken stop);

    public abstract Task Make(Guard guard, CancellationToken stop);

    public abstract Task Remove(GuardName trigger, CancellationToken stop);

    protected IEnumerable<string> Tables => Guards.Select(g => g.Name.Table).OfType<string>().Distinct();

    protected abstract IEnumerable<Guard> Make(IReadOnlyList<AppendOnlyTable> tables);

    /// <summary>Of all rooms.</summary>
    /// <param name="method">The one of <see cref="IGuards"/> for this database.</param>
    protected static IEnumerable<Guard> OfRooms(string method) =>
        typeof(GuardKeeper)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IGuards)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .SelectMany(t => (IEnumerable<string>)t.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!)
            .Select(Guard.From);

    protected sealed record Told(string Name, string? TableName, string Text)
    {
        public GuardName Guard => new(Name, TableName);
    }
}
