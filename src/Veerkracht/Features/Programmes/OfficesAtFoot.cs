using Microsoft.AspNetCore.Html;
using Veerkracht.Site;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Programmes;

/// <summary>The agencies of the programmes with their addresses, at the foot of each page.</summary>
public sealed class OfficesAtFoot(ProgrammeCatalogue programmes, Texts L) : ILayoutPart
{
    public LayoutPlace Place => LayoutPlace.Foot;

    public Task<IHtmlContent> Show(HttpContext context) =>
        Task.FromResult(
            Html.Each([.. programmes.All.Select(p => p.Office).OfType<Core.Programmes.Office>().Distinct()], office =>
                Html.Of($"<p class=\"v-foot__office\"><b>{L[office.Name]}</b><br>{L[office.Address]}</p>")
            )
        );
}
