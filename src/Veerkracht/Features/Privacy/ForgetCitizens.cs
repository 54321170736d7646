using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Citizens;

namespace Veerkracht.Features.Privacy;

/// <summary>Who removed an account is forgotten again where an older copy of the database is put back.</summary>
internal sealed class ForgetCitizens(Db db, Clock clock) : IWhenForgotten
{
    public async Task Forgotten(Guid person, CancellationToken stop)
    {
        var print = Forgetting.PrintOf(person);
        if (!await db.ForgottenPeople.AnyAsync(f => f.Sha256 == print, stop))
            db.Add(new ForgottenPerson { Sha256 = print, At = clock.SystemUtcNow });
    }
}
