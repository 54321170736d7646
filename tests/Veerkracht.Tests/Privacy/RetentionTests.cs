using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Site;
using Veerkracht.Site.Retention;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Privacy;

/// <summary>What is kept, of whom and how long, is declared once, and whole.</summary>
public sealed class RetentionTests
{
    [Fact]
    public async Task Every_table_is_in_exactly_one_declaration()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var declared = site.App.Services.GetRequiredService<RetentionTerms>().All.SelectMany(k => k.Tables).Select(t => t.Entity).ToList();
        var mapped = await site.Query(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.ClrType).ToList()));
        Assert.Equal(mapped.Select(t => t.Name).Order(StringComparer.Ordinal), declared.Select(t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_declared_to_hold_nothing_of_people_names_no_person()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var nobody = site.App.Services.GetRequiredService<RetentionTerms>().All.Where(k => k.Whom is null).SelectMany(k => k.Tables);
        Assert.NotEmpty(nobody);
        var naming =
            from table in nobody
            from property in table.Entity.GetProperties()
            where
                (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Guid)
                && (property.Name.EndsWith("By", StringComparison.Ordinal) || property.Name.Contains("Person", StringComparison.Ordinal))
            select $"{table.Entity.Name}.{property.Name}";
        Assert.Empty(naming);
    }

    [Fact]
    public async Task Every_kind_that_is_about_people_says_why_how_long_and_who_sees_it_in_both_languages()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        foreach (var kind in site.App.Services.GetRequiredService<RetentionTerms>().All.Where(k => k.Whom is not null))
        {
            foreach (var text in new[] { kind.What, kind.Whom!, kind.Why, kind.Ground, kind.SeenBy })
                Assert.True(text.Nl.Length > 0 && text.En?.Length > 0, kind.Code);
            Assert.True(kind.Term is not null || kind.Until.Nl.Length > 0, $"{kind.Code} does not say how long.");
            Assert.True(kind.Past is null || kind.Term is not null, $"{kind.Code} goes after no term.");
        }
    }

    [Fact]
    public async Task The_page_on_privacy_tells_the_terms_of_this_site_to_everybody()
    {
        var set = new Dictionary<string, string?> { ["Retention:SignIns"] = "6", ["Retention:Contact"] = "dpo@abb.example" };
        await using var site = await TestSite.Start(Database.Sqlite, with: o => o with { Settings = set });
        using var nobody = new Browser(site.Client());
        var dutch = await nobody.Text("/privacy");
        Assert.Contains("6 maanden na het einde van de sessie", dutch);
        Assert.Contains("10 jaar na het einde van het dossier", dutch);
        Assert.Contains("dpo@abb.example", dutch);
        Assert.Contains("href=\"/privacy\"", await nobody.Text("/"));
        await nobody.Get("/taal/en?terug=/privacy");
        var english = await nobody.Text("/privacy");
        foreach (var kind in site.App.Services.GetRequiredService<RetentionTerms>().All.Where(k => k.Whom is not null))
            Assert.Contains(System.Net.WebUtility.HtmlEncode(kind.Why.En!), english, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_term_that_cannot_be_used_is_named()
    {
        var kind = new RecordKind("a", new("a", "a")) { Term = new("SignIns", 12, new("na", "after")) };
        int Read(params (string Name, string? Months)[] set)
        {
            var said = new ConfigurationBuilder().AddInMemoryCollection(set.ToDictionary(s => s.Name, s => s.Months)).Build();
            var settings = new SettingsReader(said);
            var months = new RetentionTerms([kind], settings).Months(kind.Term);
            settings.Check();
            return months;
        }

        Assert.Equal(24, Read(("Retention:SignIns", "24")));
        var fault = Assert.Throws<InvalidDataException>(() => Read(("Retention:SignIns", "0"), ("Retention:Sessions", "3"))).Message;
        Assert.Contains("Retention:SignIns is '0'", fault);
        Assert.Contains("Retention:Sessions is not a setting. There are Retention:Contact, Retention:SignIns.", fault);
    }
}
