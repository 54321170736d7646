using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>Mandates from before they had an id of their own get one.</summary>
internal sealed class MandatesHaveAnId(Clock clock) : IUpgrade
{
    public string Migration => "Floor";

    public async Task Run(Db db, CancellationToken stop)
    {
        var all = await db.Mandates.AsNoTracking().Where(m => m.Id == Guid.Empty).ToListAsync(stop);
        foreach (var old in all)
        {
            var id = Guid.CreateVersion7(clock.SystemUtcNow);
            await db
                .Mandates.Where(m =>
                    m.PersonId == old.PersonId && m.Organisation == old.Organisation && m.Role == old.Role && m.Id == Guid.Empty
                )
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Id, id), stop);
        }
    }
}
