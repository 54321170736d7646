using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Veerkracht.Data;

/// <summary>Counts what this process committed, so that a public page may be kept exactly as long as nothing changed.</summary>
public sealed class Changes
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    private void Add() => Interlocked.Increment(ref _count);

    internal sealed class Commits(Changes changes) : DbTransactionInterceptor
    {
        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => changes.Add();

        public override Task TransactionCommittedAsync(
            DbTransaction transaction,
            TransactionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            changes.Add();
            return Task.CompletedTask;
        }
    }

    /// <summary>A save of one statement commits without a transaction of its own.</summary>
    internal sealed class Saves(Changes changes) : SaveChangesInterceptor
    {
        public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
        {
            changes.Add();
            return result;
        }

        public override ValueTask<int> SavedChangesAsync(
            SaveChangesCompletedEventData eventData,
            int result,
            CancellationToken cancellationToken = default
        )
        {
            changes.Add();
            return ValueTask.FromResult(result);
        }
    }
}
