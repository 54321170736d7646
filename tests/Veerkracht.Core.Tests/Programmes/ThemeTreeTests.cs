using CsCheck;
using NodaTime;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Programmes;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Programmes;

public sealed class ThemeTreeTests
{
    private static readonly LocalDate Day = new(2022, 9, 1);

    /// <summary>Any tree of names, also one in which somebody stands under itself or under what is not there.</summary>
    private static readonly Gen<ThemeTree> AnyTree =
        from parents in Gen.Int[-1, 11].Array[1, 10]
        from contacts in Gen.Select(Gen.Int[0, 9], Gen.Int[-400, 400], Gen.Int[-1, 300]).Array[0, 12]
        select new ThemeTree(
            parents.Select((parent, i) => new ThemeNode($"t{i}", new($"Thema {i}"), parent < 0 ? null : $"t{parent}", i % 3)),
            contacts
                .Where(c => c.Item1 < parents.Length)
                .Select(c => new ThemeContactPeriod(
                    $"t{c.Item1}",
                    new($"Contact {c.Item2}", "a@b.be", null),
                    Day.PlusDays(c.Item2),
                    c.Item3 < 0 ? null : Day.PlusDays(c.Item2 + c.Item3)
                ))
        );

    [Fact]
    public void A_theme_that_was_moved_as_it_may_stands_under_the_top_and_not_too_deep() =>
        Gen.Select(Moved, Gen.Int[0, 9], Gen.Int[-1, 9])
            .Sample(
                (tree, at, to) =>
                {
                    var (slug, parent) = ($"t{at % tree.All.Count}", to < 0 ? null : $"t{to % tree.All.Count}");
                    if (!tree.MayStandUnder(slug, parent))
                        return;
                    var moved = new ThemeTree(tree.All.Select(n => n.Slug == slug ? n with { Parent = parent } : n), []);
                    Assert.Equal(moved.All.Count, moved.InOrder.Count);
                    Assert.All(moved.All, n => Assert.InRange(moved.Path(n.Slug).Count, 1, ThemeTree.Deepest));
                    Assert.Contains(slug, parent is null ? moved.Roots.Select(r => r.Slug) : moved.WithBelow(parent));
                }
            );

    /// <summary>A tree as acts make it: every theme was put where it may stand.</summary>
    private static readonly Gen<ThemeTree> Moved =
        from parents in Gen.Int[-1, 9].Array[1, 10]
        select parents
            .Select((parent, i) => (Slug: $"t{i}", Parent: parent < 0 ? null : $"t{parent}"))
            .Aggregate(new ThemeTree([], []), (tree, next) =>
                new ThemeTree(
                    [
                        .. tree.All,
                        new ThemeNode(next.Slug, new(next.Slug), tree.MayStandUnder(next.Slug, next.Parent) ? next.Parent : null, 0),
                    ],
                    []
                )
            );

    [Fact]
    public void The_contact_of_a_theme_holds_on_that_day_and_is_its_own_or_that_of_the_nearest_above_it_that_has_one() =>
        Gen.Select(AnyTree, Gen.Int[0, 9], Gen.Int[-500, 500])
            .Sample(
                (tree, at, days) =>
                {
                    var (slug, day) = ($"t{at % tree.All.Count}", Day.PlusDays(days));
                    var path = tree.Path(slug);
                    var having = path.Where(n => tree.ContactsOf(n.Slug).Any(c => c.HoldsOn(day))).ToList();
                    var found = tree.ContactOf(slug, day);
                    Assert.Equal(having.LastOrDefault(), found?.Of);
                    if (found is null)
                        return;
                    Assert.True(found.Period.HoldsOn(day));
                    Assert.Equal(found.Of.Slug, found.Period.Theme);
                    // Nobody of the same theme who holds that day began later.
                    Assert.DoesNotContain(tree.ContactsOf(found.Of.Slug), c => c.HoldsOn(day) && c.From > found.Period.From);
                }
            );

    [Fact]
    public void Whatever_stands_in_it_every_question_ends() => AnyTree.Sample(tree => Assert.All(tree.All, n =>
            {
                Assert.Contains(n.Slug, tree.WithBelow(n.Slug));
                Assert.Equal(n, tree.Path(n.Slug)[^1]);
                Assert.False(tree.MayStandUnder(n.Slug, n.Slug));
            }));

    [Fact]
    public void A_contact_that_ends_falls_back_on_the_theme_above()
    {
        var tree = new ThemeTree(
            [new("mobiliteit", new("Mobiliteit"), null, 1), new("fietsen", new("Fietsen"), "mobiliteit", 1)],
            [
                new("mobiliteit", new Contact("Mobiliteit", "m@b.be", null), new(2020, 12, 15), null),
                new("fietsen", new Contact("Fietsen", "f@b.be", null), new(2022, 1, 1), new(2022, 6, 30)),
            ]
        );
        Assert.Equal("Mobiliteit", tree.ContactOf("fietsen", new(2021, 12, 31))!.Period.Contact.Name);
        Assert.Equal("Fietsen", tree.ContactOf("fietsen", new(2022, 6, 30))!.Period.Contact.Name);
        Assert.Equal("mobiliteit", tree.ContactOf("fietsen", new(2022, 7, 1))!.Of.Slug);
        Assert.Null(tree.ContactOf("fietsen", new(2020, 12, 14)));
    }

    [Theory]
    [InlineData("Wat verandert er in 2022?", "wat-verandert-er-in-2022")]
    [InlineData("  Één été, ook voor œuvres! ", "een-ete-ook-voor-oeuvres")]
    [InlineData("¿?", "")]
    public void A_title_gives_a_name_in_an_address(string title, string slug) => Assert.Equal(slug, Slugs.Of(title));

    [Fact]
    public void Any_title_gives_a_name_that_is_one_or_nothing() =>
        Gen.String.Sample(title =>
        {
            var slug = Slugs.Of(title);
            Assert.Matches("^([a-z0-9]+(-[a-z0-9]+)*)?$", slug);
            Assert.InRange(slug.Length, 0, 80);
            var taken = new HashSet<string> { slug, slug + "-2" };
            Assert.DoesNotContain(Slugs.Free(slug, taken.Contains), taken);
        });
}
