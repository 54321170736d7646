using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Core.Amounts;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.People;
using Veerkracht.Tests.Api;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.People;

/// <summary>The people of an organisation in tests: who gets a role, who loses it.</summary>
internal static class Staff
{
    /// <summary>
    /// Gives a persona a role somewhere without any act, as another process might; the answer calls the API for that organisation.
    /// </summary>
    public static async Task<Caller> Add(this TestSite site, string persona, string organisation, string name, Role role)
    {
        var person = Persona.Find(persona)!.Id;
        await site.Query(db =>
        {
            db.Mandates.Add(
                new()
                {
                    Id = Guid.CreateVersion7(),
                    PersonId = person,
                    Organisation = Known.As(organisation),
                    OrganisationName = name,
                    Role = role,
                    Source = MandateSource.Given,
                }
            );
            return db.SaveChangesAsync();
        });
        return await site.CallerFor(persona, organisation);
    }

    /// <summary>Somebody who calls the API for an organisation of choice.</summary>
    public static async Task<Caller> CallerFor(this TestSite site, string persona, string organisation)
    {
        var token = await site.In(s => s.GetRequiredService<Tokens>().Create(Persona.Find(persona)!.Id, Known.As(organisation)));
        var client = site.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return new(client);
    }

    /// <summary>Ends the roles of a persona at an organisation without any act, as another process might.</summary>
    public static Task<int> End(this TestSite site, string persona, string organisation)
    {
        var (person, at) = (Persona.Find(persona)!.Id, Known.As(organisation));
        return site.Query(db =>
            db.Mandates.Where(m => m.PersonId == person && m.Organisation == at)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.ValidUntil, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)))
        );
    }

    public static Task<Mandate> MandateOf(this TestSite site, string persona, Role role) =>
        site.Query(db => db.Mandates.AsNoTracking().SingleAsync(m => m.PersonId == Persona.Find(persona)!.Id && m.Role == role));

    public static Task<List<Act>> ActsOf(this TestSite site, string kind) =>
        site.Query(db => db.Acts.AsNoTracking().Where(a => a.Kind == kind).OrderBy(a => a.Sequence).ToListAsync());

    public static AskedRole Asks(Role role, string? programme = null, Money? limit = null) => new(role, programme, limit);

    /// <summary>The path in the link on a page that shows an invitation.</summary>
    public static string LinkOn(string page) =>
        new Uri(new HtmlParser().ParseDocument(page).QuerySelector(".v-secret code")!.TextContent.Trim()).AbsolutePath;
}
