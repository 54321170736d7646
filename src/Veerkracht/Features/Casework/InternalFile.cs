using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Conversation;

namespace Veerkracht.Features.Casework;

/// <summary>What only the agency sees of a dossier: who handles it, its notes, and the colleagues who may be asked.</summary>
/// <param name="Handler">Null where nobody has it.</param>
public sealed record InternalFile(
    Colleague? Handler,
    IReadOnlyList<Colleague> Handlers,
    IReadOnlyList<Colleague> Colleagues,
    IReadOnlyList<(InternalNote Note, string Writer)> Notes
)
{
    /// <summary>Whom the form names at first: the reader, who mostly takes it; who has it gives it back.</summary>
    public string Suggested(Guid reader) => Handlers.Any(h => h.Id == reader) && Handler?.Id != reader ? $"{reader}" : "";
}

public sealed class InternalFiles(Db db, AgencyColleagues colleagues)
{
    public async Task<InternalFile> Of(Dossier dossier, CancellationToken stop = default)
    {
        var all = await colleagues.Over(dossier.Measure, RolesTogether.OverDossiers, stop);
        var notes = await db.InternalNotes.AsNoTracking().Where(n => n.DossierId == dossier.Id).OrderBy(n => n.At).ToListAsync(stop);
        var handler = await db
            .CaseAssignments.Where(a => a.DossierId == dossier.Id)
            .Select(a => (Guid?)a.PersonId)
            .FirstOrDefaultAsync(stop);
        // Also of who no longer works there.
        var people = notes.Select(n => n.WrittenBy).Concat(new[] { handler }.OfType<Guid>()).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return new(
            handler is { } id ? new(id, names.GetValueOrDefault(id, "Veerkracht"), []) : null,
            [.. all.Where(c => c.Roles.Any(ActBy.Handler.Roles.Contains))],
            all,
            [.. notes.Select(n => (n, names.GetValueOrDefault(n.WrittenBy, "Veerkracht")))]
        );
    }
}
