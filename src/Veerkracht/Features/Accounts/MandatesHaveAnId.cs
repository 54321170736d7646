using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Accounts;

/// <summary>Mandates from before they had an id of their own get one.</summary>
internal sealed class MandatesHaveAnId : IUpgrade
{
    public string Migration => "Floor";

    public async Task Run(Db db, CancellationToken stop)
    {
        var all = await db
            .Mandates.AsNoTracking()
            .Where(m => m.Id == Guid.Empty)
            .Select(m => new
            {
                m.PersonId,
                m.Organisation,
                m.Role,
            })
            .ToListAsync(stop);
        foreach (var old in all)
        {
            // From what it says, so that a migration that was broken off and done again gives the same.
            var key = string.Create(CultureInfo.InvariantCulture, $"{old.PersonId}|{old.Organisation}|{old.Role}");
            var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(key))[..16]);
            await db
                .Mandates.Where(m =>
                    m.PersonId == old.PersonId && m.Organisation == old.Organisation && m.Role == old.Role && m.Id == Guid.Empty
                )
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.Id, id), stop);
        }
    }
}
