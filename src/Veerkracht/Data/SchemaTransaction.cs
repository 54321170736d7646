using Microsoft.EntityFrameworkCore.Storage;

namespace Veerkracht.Data;

/// <summary>A transaction in which the schema and the guards change, alone. Without <see cref="Commit"/> nothing of it is kept.</summary>
/// <param name="check">Looks at what holds only at the end; throws where it does not.</param>
/// <param name="leave">What is done with the connection afterwards.</param>
internal sealed class SchemaTransaction(IDbContextTransaction transaction, Func<CancellationToken, Task> check, Func<Task> leave)
    : IAsyncDisposable
{
    public async Task Commit(CancellationToken stop)
    {
        await check(stop);
        await transaction.CommitAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await leave();
    }
}
