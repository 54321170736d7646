using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Features.Editing;
using Veerkracht.Features.Steering;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Editing;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using Veerkracht.Tests.Together;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.House;

/// <summary>
/// Every act that a form of a page does × everything to which it could be done, in its state × everybody who may open the page: its
/// button stands there exactly where sending it is not refused. What is sent is done and undone again.
/// </summary>
public sealed class ButtonsFollowDeclarationsTests
{
    [Theory, ClassData(typeof(OnEveryDatabase))]
    public async Task A_button_stands_where_the_act_is_not_refused_and_nowhere_else(Database database)
    {
        await using var site = await TestSite.Start(database, adjust: Rehearsal.AddTo);
        var world = await MatrixWorld.Make(site);
        await OtherStates(site);
        var visitors = (await Visitor.All(site)).Where(v => v.Persona is not null).ToList();
        var acts = (await Addresses.Of(site.App)).Where(a => a.Act is not null).ToList();
        var pages = new OpenedPages(site, world);
        var asked = new List<(Address Act, OpenedPage Page)>();
        foreach (var act in acts)
            asked.AddRange((await pages.Of(act)).Select(page => (act, page)));
        using var http = Visitor.Client(site);
        var (wrong, shown) = (new ConcurrentBag<string>(), new ConcurrentDictionary<string, bool>());
        // What is done is undone, so a page stands as it stood: each reader opens it once for all that can be done on it.
        var opened = asked.GroupBy(a => a.Page.Path).SelectMany(_ => visitors, (here, v) => (Path: here.Key, Asked: here, Visitor: v));
        await Parallel.ForEachAsync(opened, async (one, _) =>
        {
            var reader = new PageReader(http, one.Visitor, world, acts);
            if (await reader.Open(one.Path) is not { } buttons)
                return;
            foreach (var (act, page) in one.Asked)
            {
                var button = buttons.FirstOrDefault(b => b.Does(act, page)) ?? await reader.Behind(buttons, act, page);
                var refused = await reader.Send(act, page, button);
                if (button is not null)
                    shown[$"{act}"] = true;
                if ((button is null) == (refused is null))
                    wrong.Add($"{act}: {one.Visitor} is {(button is null ? "not " : "")}offered it on {page} ({refused ?? "done"})");
            }
        });
        Assert.True(wrong.IsEmpty, string.Join(Environment.NewLine, wrong.Order(StringComparer.Ordinal)));
        Assert.Equal(acts.Select(a => $"{a}").Order(StringComparer.Ordinal), shown.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Two that agree today drift tomorrow: a page that does an act asks the frame, by the declaration of that act, whether it offers it.
    /// </summary>
    [Fact]
    public void Every_page_that_does_an_act_asks_its_declaration_whether_to_offer_it()
    {
        var silent =
            from page in typeof(ActFrame).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(PageModel)))
            from handler in page.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            from does in handler.GetCustomAttributesData().Where(d => d.AttributeType == typeof(DoesAttribute))
            let act = (Type)does.ConstructorArguments[0].Value!
            where !Asks([.. Shows(page).SelectMany(Core.Tests.House.Code.Named).OfType<MethodBase>()], act)
            select $"{page.Name}: {act.Name}";
        Assert.Empty(silent.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>An act that looks at more than its declaration says so in one place, which the page asks too.</summary>
    private static bool Asks(IReadOnlyList<MethodBase> called, Type act) =>
        called.Any(m => m.DeclaringType == act && m.Name == "Cannot")
        || (
            called.Any(m => m.DeclaringType == act && m.Name == $"get_{nameof(IAct.Kind)}")
            && called.Any(m => m.DeclaringType == typeof(ActFrame) && m.Name == nameof(ActFrame.Refuses))
        );

    /// <summary>What a page runs to show itself, with what it shows; not what it does.</summary>
    private static IEnumerable<MethodBase> Shows(Type page)
    {
        const BindingFlags Own =
            BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var does = page.GetMethods(Own).Where(m => m.IsDefined(typeof(DoesAttribute))).ToList();
        bool IsOurs(Type? type) => type?.Assembly == page.Assembly;
        var types = new List<Type>();
        for (var type = page; IsOurs(type); type = type.BaseType!)
            types.AddRange([type, .. type.GetProperties(Own).Select(p => p.PropertyType).Where(IsOurs)]);
        return types
            .SelectMany(t => t.GetNestedTypes(Own).Prepend(t))
            .Where(t => !does.Exists(d => t.Name.StartsWith($"<{d.Name}>", StringComparison.Ordinal)))
            .SelectMany(t => t.GetMethods(Own))
            .Where(m => !does.Contains(m));
    }

    /// <summary>What the world has in one state, in the others that there are.</summary>
    private static async Task OtherStates(TestSite site)
    {
        var manager = TestSite.As(Manager);
        async Task<CallDraft> Draft(string call) => Value(await site.Act((StartDraft a) => a.NextVersion(manager, call)));

        var declined = Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TogetherCalls.Slug)));
        await site.Names(declined, Situations.Herstappe);
        var partner = TestSite.As("herstappe-mayor");
        Value(await site.Act((DeclinePartnership a) => a.Do(partner, declined.Id, TogetherCalls.Step, "Geen tijd")));

        var named = Value(await site.Act((StartApplication a) => a.Do(TestSite.As("geetbets-officer"), TogetherCalls.Slug)));
        await site.Ticks(named, Situations.Herstappe);

        var consulted = await Draft(Applications.Given.Call);
        var until = new NodaTime.LocalDate(2022, 9, 15);
        var closed = Value(await site.Act((OpenConsultation a) => a.Do(manager, consulted.Id, until, "Kan dit?")));
        Value(await site.Comment(closed, "vvsg", CallParts.Whole, "Ja"));
        Value(await site.Act((CloseConsultation a) => a.Do(manager, closed.Id)));
        var dropped = await Draft("twee-fasen");
        Value(await site.Act((DropDraft a) => a.Do(manager, dropped.Id)));
        var published = await Draft(TogetherCalls.Slug);
        await site.Published(published);
        await Draft(TogetherCalls.Slug);

        var close = new { at = "2022-12-29T12:00" };
        var refused = Value(await site.Proposes("twee-fasen", "close", close));
        Value(await site.Act((RefuseCallChange a) => a.Do(TestSite.As(Approver), refused.Id, "Nog niet")));
        Value(await site.Undoes((await site.Changed("twee-fasen", "close", close)).Id));
    }
}
