using Microsoft.Playwright;
using Veerkracht.BrowserTests.People;
using Veerkracht.Tests.Applications;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;

namespace Veerkracht.BrowserTests;

/// <summary>The history of a dossier that was paid, on a phone: every amount is there, and what changed stands beside its name.</summary>
[Collection(InChromium.Name)]
public sealed class NothingIsCutOffTests(Chromium chromium)
{
    [Fact]
    public async Task The_history_of_a_paid_dossier_fits_a_phone()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await site.Publish(TestCalls.FromPot(900_000), 1_000_000_00);
        var dossier = await site.Complete(TestCalls.Small, TestCalls.Cost("1234567.89"));
        await site.Awarded(dossier.Id);
        await site.Send(dossier.Id, "first", TestCalls.Cost("1234567.89"));
        await site.PaidOut(dossier.Id, "first");
        await using var stage = new Stage(chromium, site, Screen.Phone);
        var auditor = await stage.Auditor();

        await auditor.Opens($"/dossiers/{dossier.Id}/geschiedenis");
        await auditor.Looks("history-paid");

        const string Below = """
            () => [...document.querySelectorAll('.v-changes li')]
              .filter(li => li.lastElementChild.getBoundingClientRect().top > li.firstElementChild.getBoundingClientRect().top + 2)
              .map(li => li.innerText)
            """;
        Assert.Empty(await auditor.Page.EvaluateAsync<string[]>(Below));
        stage.NothingWasWrong();
    }

    [Fact]
    public async Task Clock_and_header_leave_a_phone_to_the_page()
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await using var stage = new Stage(chromium, site, Screen.Phone with { JavaScript = true });
        const string High = "() => document.querySelector('main').getBoundingClientRect().top + scrollY";
        foreach (var person in new[] { await stage.Visitor(), await stage.Officer(), await stage.Manager() })
        {
            await person.Opens("/oproepen");
            Assert.InRange(await person.Page.EvaluateAsync<double>(High), 60, 130);
            if (person is Officer officer)
            {
                await officer.Page.Locator(".v-who summary").ClickAsync();
                await Assertions.Expect(officer.Page.Locator(".v-who__full")).ToContainTextAsync("Lotte Peeters");
                await Assertions.Expect(officer.Page.Locator(".v-who__menu a[lang=en]")).ToBeVisibleAsync();
            }
            await person.Looks("header");
        }
        stage.NothingWasWrong();
    }

    [Theory, InlineData(390), InlineData(1280)]
    public async Task What_a_question_holds_stands_under_its_name(int width)
    {
        await using var site = await TestSite.Start(Database.Sqlite);
        await site.Publish(
            TestCalls
                .FromEnvelope()
                .Replace(
                    "fields:\n",
                    """
                    fields:
                              - { id: others, type: organisations, label: { nl: Met wie, en: With whom } }
                              - { id: partners, type: partners, label: { nl: Partners, en: Partners } }
                              - { id: plan, type: files, label: { nl: Plan, en: Plan } }
                              - { id: roof, type: yes_no, label: { nl: Dak, en: Roof } }

                    """,
                    StringComparison.Ordinal
                ),
            1_000_000_00
        );
        await using var stage = new Stage(chromium, site, Screen.Wide with { Width = width });
        var officer = await stage.Officer();
        await officer.OpensCalls();
        await officer.Presses("Start een aanvraag", officer.Call(TestCalls.Small));
        await Assertions.Expect(officer.Page.Locator("#f-others-zoek-al")).ToBeVisibleAsync();
        await officer.Looks("empty-questions");

        const string Beside = """
            () => [...document.querySelectorAll('fieldset.v-field > legend')]
              .flatMap(legend => [...legend.parentElement.querySelectorAll('label, input:not([type=hidden], [type=file]), p')]
                .filter(e => e.getBoundingClientRect().width > 1
                  && e.getBoundingClientRect().top < legend.getBoundingClientRect().bottom - 2)
                .map(e => `${legend.innerText}: ${e.outerHTML.slice(0, 80)}`))
            """;
        Assert.Empty(await officer.Page.EvaluateAsync<string[]>(Beside));
        stage.NothingWasWrong();
    }
}
