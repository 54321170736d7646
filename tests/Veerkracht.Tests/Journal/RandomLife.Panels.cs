using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment.Panels;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Journal;

/// <summary>A panel scores what was sent to the call with a jury: it is about no money, and none may move by it.</summary>
internal sealed partial class RandomLife
{
    private const string Assessor = "jury-1";
    private int _panels;

    private async Task<string> Panel()
    {
        var (call, person, manager) = (RandomCalls.WithJury, Situations.Id(Assessor), As(Manager));
        var last = await site.Query(db =>
            db.Dossiers.Where(d => d.RegisteredAt != null && d.Call == call).OrderBy(d => d.Id).Select(d => d.Id).LastOrDefaultAsync()
        );
        IReadOnlyList<TypedScore> points = [new("quality", $"{_panels % 10}", "")];
        return (_panels++ % 9) switch
        {
            0 => await Say<OpenPanel, Features.Assessment.Panels.Panel>(a => a.Do(manager, call, First, $"{20 + _panels % 9}/12/2022")),
            1 => await Say<NameAssessor, PanelMember>(a => a.Do(manager, call, First, person, null, null)),
            2 => await Say<AssignReadings, int>(a => a.Do(manager, call, First, new(ReadingRule.All))),
            3 => await Say<GiveScores, GivenScores>(a => a.Do(As(Assessor), last, points)),
            4 => await Say<CorrectScores, GivenScores>(a => a.Do(As(Assessor), last, points, "Vergist")),
            5 => await Say<DeclareConflict, ConflictOfInterest>(a => a.Do(As(Assessor), last, "Familie")),
            6 => await Say<LiftConflict, ConflictOfInterest>(a => a.Do(manager, last, person, "Niet meer")),
            7 => await Say<TakeBackReading, Guid>(a => a.Do(manager, call, First, last, person)),
            _ => await Say<ReleaseAssessor, Guid>(a => a.Do(manager, call, First, person, "Verhuisd")),
        };
    }
}
