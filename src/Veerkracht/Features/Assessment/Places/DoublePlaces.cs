using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Geo;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Calls;

namespace Veerkracht.Features.Assessment.Places;

/// <summary>A place of a dossier that meets one in another dossier.</summary>
/// <param name="Question">In this dossier.</param>
/// <param name="Other">The other dossier, which the reader may see.</param>
public sealed record DoublePlace(LocalText Question, PlaceMeeting Meeting, Dossier Other);

/// <summary>All that were found.</summary>
/// <param name="More">There may be others: only the first were looked at.</param>
public sealed record FoundPlaces(IReadOnlyList<DoublePlace> Places, bool More);

/// <summary>
/// Finds what happens on the same place in other dossiers, of whichever call. What it costs follows from what lies around a place, not from
/// how many dossiers there are. It tells, and refuses nothing.
/// </summary>
public sealed class DoublePlaces(Db db, CallCatalogue calls)
{
    /// <summary>Places of the dossier that are looked at, and others around each of them.</summary>
    private const int MostPlaces = 25,
        MostAround = 100;

    public async Task<FoundPlaces> Of(Actor actor, Dossier dossier, CancellationToken stop = default)
    {
        var own = await db
            .SentPlaces.AsNoTracking()
            .Where(p => p.DossierId == dossier.Id)
            .OrderBy(p => p.StepId)
            .ThenBy(p => p.Field)
            .Take(MostPlaces + 1)
            .ToListAsync(stop);
        var (found, more) = (new List<(SentPlace Own, Guid Other, PlaceMeeting Meeting)>(), own.Count > MostPlaces);
        foreach (var place in own.Take(MostPlaces))
        {
            var shape = Shape(place);
            var around = await Around(actor, dossier.Id, PlaceMeeting.BoxAround(shape)).Take(MostAround + 1).ToListAsync(stop);
            more |= around.Count > MostAround;
            foreach (var other in around.Take(MostAround))
                if (PlaceMeeting.Of(shape, Shape(other)) is { } meeting)
                    found.Add((place, other.DossierId, meeting));
        }
        var ids = found.Select(f => f.Other).Distinct().ToList();
        var others = await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, stop);
        var call = calls.Get(dossier.Call, dossier.CallVersion);
        return new(
            [
                .. found
                    .GroupBy(f => (f.Own.StepId, f.Own.Field, f.Other))
                    .Select(g => g.MinBy(f => (f.Meeting.Kind, f.Meeting.Metres)))
                    .OrderBy(f => f.Meeting.Kind)
                    .ThenBy(f => f.Meeting.Metres)
                    .Select(f => new DoublePlace(Question(call, f.Own), f.Meeting, others[f.Other])),
            ],
            more
        );
    }

    /// <summary>Places of other dossiers that the reader may see and that go on, whose boxes meet this one.</summary>
    private IQueryable<SentPlace> Around(Actor actor, Guid own, Envelope box)
    {
        var (cells, ranges) = QuadCells.Around(box);
        var all = db.SentPlaces.AsNoTracking();
        var near = ranges.Aggregate(all.Where(p => cells.Contains(p.Cell)), (found, range) =>
            found.Concat(all.Where(p => string.Compare(p.Cell, range.From) >= 0 && string.Compare(p.Cell, range.To) < 0))
        );
        var (west, south, east, north) = (box.MinX, box.MinY, box.MaxX, box.MaxY);
        var seen = db.Dossiers.VisibleTo(actor).Where(d => d.State != DossierState.Withdrawn);
        return near.Where(p =>
                p.DossierId != own
                && p.West <= east
                && p.East >= west
                && p.South <= north
                && p.North >= south
                && seen.Any(d => d.Id == p.DossierId)
            )
            .OrderBy(p => p.DossierId)
            .ThenBy(p => p.StepId)
            .ThenBy(p => p.Field);
    }

    private static Geometry Shape(SentPlace place) => GeoJson.Read(GeoJson.Parse(place.Shape))!;

    private static LocalText Question(CallDefinition call, SentPlace place) =>
        call.Steps.FirstOrDefault(s => s.Id == place.StepId) is { } step && FormPath.FieldAt(step.Form, place.Field) is { } field
            ? field.Label
            : new(place.Field);
}
