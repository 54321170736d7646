using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;
using Veerkracht.Data.Guarding;

namespace Veerkracht.Data;

/// <summary>
/// The database, the same model on SQLite and PostgreSQL. Times are UTC <see cref="DateTime"/>, money is long cents, dates are
/// <see cref="DateOnly"/>. Entities map themselves beside their class, in the room that they belong to.
/// </summary>
public abstract class Db(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Db).Assembly);
        // Known by its table, so that a text that cannot be read is named.
        foreach (
            var text in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.ClrType == typeof(LocalText))
        )
            text.SetValueConverter(new LocalTextConverter(text.DeclaringType.GetTableName()!, text.Name));
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<OrganisationId>().HaveConversion<OrganisationIdConverter>();
        configurationBuilder.Properties<LocalText>().HaveConversion<LocalTextConverter>();
    }

    /// <summary>
    /// Acts are done and undone again: so a preview refuses exactly as the act itself would, and shows what it would give.
    /// </summary>
    public bool Rehearses { get; set; }

    /// <summary>
    /// From now on what is read can be changed and saved, until what is given back is disposed of. What was read before is forgotten.
    /// </summary>
    internal IDisposable LoadForChange()
    {
        ChangeTracker.Clear();
        ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
        return new ReadAgain(ChangeTracker);
    }

    /// <summary>
    /// Waits for the right to write. SQLite has one writer: queueing here is fair and blocks no thread; PostgreSQL needs no queue.
    /// </summary>
    internal abstract ValueTask<IDisposable?> EnterWriter(CancellationToken stop);

    /// <summary>
    /// Holds a row until the transaction ends; who wants to change it too waits. SQLite has one writer and needs nothing.
    /// </summary>
    internal virtual Task HoldRow(string table, string key, object value, CancellationToken stop) => Task.CompletedTask;

    internal Task HoldRow(string table, Guid id, CancellationToken stop) => HoldRow(table, "Id", id, stop);

    internal abstract GuardKeeper Guards { get; }

    /// <summary>A transaction in which nobody else changes the schema or the guards: who wants to, waits.</summary>
    internal abstract Task<SchemaTransaction> BeginSchema(CancellationToken stop);

    /// <summary>
    /// Waits until no other process prepares the same database; it is let go of with what is given back, or with the process. SQLite has
    /// one process.
    /// </summary>
    internal virtual Task<IAsyncDisposable?> HoldStart(CancellationToken stop) => Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>Commits, and no sooner says so than a replica has it that must.</summary>
    /// <exception cref="NotConfirmedException">It is written here, and nobody knows whether elsewhere.</exception>
    internal virtual Task Commit(IDbContextTransaction transaction) => transaction.CommitAsync(CancellationToken.None);

    /// <summary>Copies the whole database, for who wants to go back.</summary>
    /// <param name="name">What makes this copy another than the others.</param>
    /// <returns>Where it lies; null where the database is backed up by its server.</returns>
    internal virtual Task<string?> Copy(string name, CancellationToken stop) => Task.FromResult<string?>(null);

    /// <summary>The same to a place of one's choice, whole or not at all.</summary>
    /// <returns>False where the database is backed up by its server.</returns>
    internal virtual Task<bool> CopyTo(string path, CancellationToken stop) => Task.FromResult(false);

    /// <summary>
    /// Holds a topic until the transaction ends: with others who only look, or alone. Who came first goes first, so that nobody who wants
    /// to be alone waits for ever. SQLite has one writer and needs nothing.
    /// </summary>
    internal virtual Task HoldTopic(int topic, bool alone, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Ids of the rows that have a word, from an index of words: a query to compose with.</summary>
    /// <param name="index">Name of the index: its table is called so with "Words" behind it.</param>
    /// <param name="word">The word, or how it begins.</param>
    /// <param name="whole">Only this word; else all that begin so.</param>
    internal abstract IQueryable<Guid> HavingWord(string index, string word, bool whole);

    /// <summary>SQL of the time of the database, in milliseconds since 1970; it goes on within a transaction.</summary>
    internal abstract string Milliseconds { get; }

    internal abstract StorageFault? Classify(Exception exception);

    private sealed class ReadAgain(ChangeTracker tracker) : IDisposable
    {
        public void Dispose()
        {
            tracker.Clear();
            tracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        }
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));

    private sealed class OrganisationIdConverter() : ValueConverter<OrganisationId, string>(v => v.Value, v => new OrganisationId(v));
}
