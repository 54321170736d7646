using Microsoft.AspNetCore.Html;
using NetTopologySuite.Geometries;
using Veerkracht.Core.Reference;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>Draws an answer on the borders of the municipalities of the day.</summary>
public sealed class ToldMap(ReferenceData reference, Clock clock, Texts L)
{
    public IHtmlContent Of(ToldAnswer told, Geometry shape) =>
        MapDrawing.Render(
            shape,
            reference
                .MunicipalitiesOn(clock.Today)
                .Where(m => m.Border is not null)
                .Select(m => new MapDrawing.Town(m.Name, m.Border!.Area, IsOwn: false)),
            L[$"Kaart bij {told.Label}", $"Map of {told.Label}"]
        );
}
