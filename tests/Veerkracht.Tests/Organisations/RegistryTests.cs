using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;
using Veerkracht.Data;
using Veerkracht.Features.Organisations;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Organisations;

/// <summary>Who is who, over the mergers of 2019 and 2025.</summary>
public sealed class RegistryTests
{
    private static readonly LocalDate In2018 = new(2018, 12, 31),
        In2019 = new(2019, 1, 1),
        In2024 = new(2024, 12, 31),
        In2025 = new(2025, 1, 1);

    [Fact]
    public async Task Who_gets_a_new_number_by_a_merger_is_another_than_those_who_merged()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var organisations = Registry(site);

        var deinze = organisations.Find("44083", In2019)!;
        Assert.Equal(("Deinze", Known.As("0697608162")), (deinze.Name, deinze.Id));
        var (before, nevele) = (organisations.IdOf("44011", In2018)!.Value, organisations.IdOf("0207454096", In2018)!.Value);
        Assert.Equal(("Deinze", "Nevele"), (organisations.NameOf(before, In2018), organisations.NameOf(nevele, In2018)));
        Assert.Equal(3, new[] { deinze.Id, before, nevele }.Distinct().Count());
        Assert.Null(organisations.Find("0207450435", In2019));
        Assert.Null(organisations.Find("44083", In2018));

        var pajottegem = organisations.Find("1010784540", In2025)!;
        string[] parts = ["0207508338", "0207508437", "0207533676"];
        Assert.DoesNotContain(pajottegem.Id, parts.Select(p => organisations.Find(p, In2024)!.Id));
        Assert.All(parts, p => Assert.Null(organisations.Find(p, In2025)));
    }

    [Theory]
    [InlineData("37018", "37021", "Wingene", "Wingene")]
    [InlineData("71069", "71071", "Ham", "Tessenderlo-Ham")]
    [InlineData("73083", "73111", "Tongeren", "Tongeren-Borgloon")]
    [InlineData("11002", "11002", "Antwerpen", "Antwerpen")]
    public async Task Who_keeps_its_number_is_the_same_under_another_code_and_name(string before, string after, string was, string becomes)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var organisations = Registry(site);
        var (then, now) = (organisations.Find(before, In2024)!, organisations.Find(after, In2025)!);
        Assert.Equal((then.Id, then.Kbo), (now.Id, now.Kbo));
        Assert.Equal((was, becomes), (then.Name, now.Name));
        Assert.Equal((was, becomes), (organisations.NameOf(then.Id, In2024), organisations.NameOf(then.Id, In2025)));
        // What was written under the code that ended is still found.
        Assert.Equal(then.Id, organisations.IdOf(before, In2025));
    }

    [Fact]
    public async Task A_municipality_that_went_up_in_another_ends_and_is_found_by_what_was_written_under_its_number()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var organisations = Registry(site);
        var borsbeek = organisations.Find("11007", In2024)!.Id;
        Assert.Null(organisations.Find("11007", In2025));
        Assert.Null(organisations.Find(borsbeek, In2025));
        Assert.Equal(borsbeek, organisations.IdOf("0207509229", new(2030, 1, 1)));
        Assert.Equal(("Borsbeek", "0207509229"), (organisations.NameOf(borsbeek, In2025), organisations.KeyOf(borsbeek)));
    }

    [Theory]
    [InlineData(2019, 1, 1, 300)]
    [InlineData(2022, 9, 1, 300)]
    [InlineData(2024, 12, 31, 300)]
    [InlineData(2025, 1, 1, 285)]
    public async Task On_every_day_it_knows_the_organisations_of_the_reference_data_with_their_figures(
        int year,
        int month,
        int day,
        int count
    )
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var (organisations, on) = (Registry(site), new LocalDate(year, month, day));
        var reference = site.App.Services.GetRequiredService<ReferenceData>().OrganisationsOn(on).ToList();
        // One number stands in the source with two bodies at once; the second goes without, and cannot apply under it.
        var twice = reference.Where(o => o is { Kbo: "0822823779", Class: OrganisationClass.Intermunicipal });
        var registered = organisations.On(on);

        Assert.Equal(count, registered.Count(o => o.Class == OrganisationClass.Municipality));
        Assert.Equal(registered.Count, registered.Select(o => o.Id).Distinct().Count());
        Assert.Equal(
            reference.Except(twice).OrderBy(o => o.Kbo, StringComparer.Ordinal),
            registered.Select(o => o with { Id = OrganisationId.None }).OrderBy(o => o.Kbo, StringComparer.Ordinal)
        );
        Assert.All(registered, o => Assert.Equal(o, organisations.Find(o.Kbo!, on)));
    }

    [Fact]
    public async Task Bodies_without_an_enterprise_number_agencies_and_associations_are_known_too()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        var organisations = Registry(site);
        var berchem = organisations.IdOf("OVO003106", In2024)!.Value;
        Assert.Equal(("Berchem", "OVO003106"), (organisations.NameOf(berchem, In2024), organisations.KeyOf(berchem)));
        var all = await site.Query(db => db.OrganisationAttributes.ToListAsync());
        var numberless = all.Single(a => a is { Kind: AttributeKind.Name, Value: "AGB Renov'O" });
        Assert.Equal(
            [AttributeKind.Class, AttributeKind.Name],
            all.Where(a => a.Organisation == numberless.Organisation).Select(a => a.Kind).OrderDescending()
        );
        foreach (
            var (key, name) in new[]
            {
                ("OVO001835", "Agentschap Binnenlands Bestuur"),
                ("vvsg", "Vereniging van Vlaamse Steden en Gemeenten"),
            }
        )
        {
            var id = organisations.IdOf(key, In2024)!.Value;
            Assert.Equal((name, key.ToUpperInvariant()), (organisations.NameOf(id, In2024), organisations.KeyOf(id)));
            Assert.Null(organisations.Find(id, In2024));
        }
        Assert.Equal(Actor.System.Organisation, organisations.IdOf("OVO001835", In2024));
    }

    [Theory]
    [InlineData("0207.518.137")]
    [InlineData("BE 0207.518.137")]
    [InlineData("207518137")]
    [InlineData("24028")]
    [InlineData("ovo002065")]
    public async Task However_a_key_is_written_it_is_one_organisation(string key)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        Assert.Equal(Known.As("0207518137"), Registry(site).Find(key, In2024)!.Id);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task Loading_the_same_files_again_changes_nothing(Database database)
    {
        await using var site = await TestSite.Start(database);
        var before = await Rows(site);
        await Load(site, site.App.Services.GetRequiredService<ReferenceData>());
        Assert.Equal(before, await Rows(site));
        Assert.True(before.Count > 4_000);
    }

    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_changed_file_adds_and_ends_attributes_and_registers_nobody_twice(Database database)
    {
        await using var site = await TestSite.Start(database);
        var count = await site.Query(db => db.Organisations.CountAsync());
        // Geetbets gets another name and code in 2023; the enterprise number of Herstappe was mistyped; a company is new.
        await Load(
            site,
            Changed(
                ("municipalities.csv", "24028,Geetbets,", l => l.Replace(",1970-01-01,,", ",1970-01-01,2022-12-31,")),
                ("municipalities.csv", "24028,Geetbets,", l =>
                    l.Replace("24028,Geetbets,", "24999,Geetbets-Gete,").Replace(",1970-01-01,,", ",2023-01-01,,")
                ),
                ("municipalities.csv", "73028,Herstappe,", l => l.Replace("0207477456", "0404616494")),
                ("local_bodies.csv", "Autonoom gemeentebedrijf,", l =>
                    "Autonoom gemeentebedrijf,AGB Nieuw,0401574852,,,24028,Geetbets,,,Actief,," + l.Split(',')[^1]
                )
            )
        );
        var organisations = Registry(site);
        var (geetbets, herstappe) = (Known.As("0207518137"), Known.As("0207477456"));
        Assert.Equal(count + 1, await site.Query(db => db.Organisations.CountAsync()));
        Assert.Equal(geetbets, organisations.Find("24028", new(2022, 12, 31))!.Id);
        Assert.Equal(
            (geetbets, "Geetbets-Gete"),
            (organisations.Find("24999", new(2023, 1, 1))!.Id, organisations.NameOf(geetbets, new(2023, 1, 1)))
        );
        Assert.Null(organisations.Find("24028", new(2023, 1, 1)));
        Assert.Equal(herstappe, organisations.Find("0404616494", new(2022, 9, 1))!.Id);
        Assert.Equal(herstappe, organisations.Find("0207477456", new(2022, 8, 31))!.Id);
        Assert.Equal((herstappe, "0404616494"), (organisations.IdOf("0207477456", new(2022, 9, 2)), organisations.KeyOf(herstappe)));
        Assert.Equal("AGB Nieuw", organisations.Find("0401574852", new(2022, 9, 1))!.Name);

        var after = await Rows(site);
        await Load(site, Changed(("municipalities.csv", "73028,Herstappe,", l => l.Replace("0207477456", "0404616494"))));
        Assert.Equal(after.Count(r => r.Contains(herstappe.Value)), (await Rows(site)).Count(r => r.Contains(herstappe.Value)));
    }

    private static OrganisationRegistry Registry(TestSite site) => site.App.Services.GetRequiredService<OrganisationRegistry>();

    private static Task<List<string>> Rows(TestSite site) =>
        site.Query(async db =>
            (await db.OrganisationAttributes.ToListAsync())
                .Select(a => $"{a.Organisation} {a.Kind} {a.Value} {a.ValidFrom:O} {a.ValidUntil:O}")
                .Order(StringComparer.Ordinal)
                .ToList()
        );

    private static Task<int> Load(TestSite site, ReferenceData reference) =>
        site.In(async s =>
        {
            var load = new LoadOrganisations(reference, s.GetRequiredService<OrganisationRegistry>(), s.GetRequiredService<Clock>());
            await load.Do(s.GetRequiredService<Db>());
            return 0;
        });

    /// <summary>
    /// The reference data with the first line that begins so written otherwise; a line that is changed a second time stands beside the
    /// first.
    /// </summary>
    private static ReferenceData Changed(params (string File, string Begins, Func<string, string> Line)[] changes)
    {
        var directory = Directory.CreateTempSubdirectory("veerkracht-reference-").FullName;
        try
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "reference"), "*.csv"))
            {
                var lines = File.ReadAllLines(file).ToList();
                foreach (var group in changes.Where(c => c.File == Path.GetFileName(file)).GroupBy(c => c.Begins))
                {
                    var at = lines.FindIndex(l => l.StartsWith(group.Key, StringComparison.Ordinal));
                    var keeps = group.Key.StartsWith("Autonoom", StringComparison.Ordinal);
                    var was = lines[at];
                    if (!keeps)
                        lines.RemoveAt(at);
                    lines.InsertRange(at, group.Select(c => c.Line(was)));
                }
                File.WriteAllLines(Path.Combine(directory, Path.GetFileName(file)), lines);
            }
            return ReferenceData.Load(directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
