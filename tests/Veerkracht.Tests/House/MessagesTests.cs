using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Awards.Objections;
using Veerkracht.Features.Notifications;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>Every event is told, or says in words why not; what is told stands in one list.</summary>
public sealed class MessagesTests
{
    /// <summary>Places of addresses, which nobody reads.</summary>
    private static readonly string[] InAddresses =
    [
        "dossier",
        "round",
        "slug",
        "step-id",
        "section-id",
        "change",
        "consultation",
        "part",
        "address",
        "where",
        "batch",
    ];

    [Fact]
    public void Each_act_says_whom_it_tells_or_why_nobody() =>
        Assert.All(ActCatalogue.All, kind =>
            Assert.True(
                kind.Tells.Count > 0 != !string.IsNullOrWhiteSpace(kind.TellsNobody),
                $"{kind.Code} tells somebody, or says why nobody: one of both"
            )
        );

    [Fact]
    public void Each_message_is_written_in_both_languages_with_places_that_are_known() =>
        Assert.All(ToldMessages.All.SelectMany(of => of.Tells), telling =>
        {
            foreach (var text in new[] { telling.Title, telling.Body, telling.When })
            {
                if (text is null)
                    continue;
                Assert.False(string.IsNullOrWhiteSpace(text.Nl) || string.IsNullOrWhiteSpace(text.En), telling.Title.Nl);
                Assert.Empty(ToldMessages.Places(text.Nl + text.En).Except(PlaceWords.All.Keys));
                Assert.Equal(ToldMessages.Places(text.Nl).Order(), ToldMessages.Places(text.In(Language.En)).Order());
            }
            Assert.Empty(ToldMessages.Places(telling.Lands ?? "").Except(InAddresses));
        });

    [Fact]
    public void A_proposal_is_told_to_who_decides_and_its_refusal_to_who_proposed()
    {
        var decided = ActCatalogue.All.Where(k => k.SecondPerson && k.Code.StartsWith("refuse-", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(decided);
        Assert.All(decided, refuse =>
        {
            Assert.Contains(refuse.Tells, t => t.To == Reader.Proposer);
            // What becomes of a decision is proposed in two ways, and decided in one.
            IReadOnlyList<ActKind> proposing =
                refuse == RefuseReconsideration.Kind
                    ? [ProposeObjectionOutcome.Kind, ProposeReopening.Kind]
                    : [ActCatalogue.Find(refuse.Code.Replace("refuse-", "propose-", StringComparison.Ordinal))!];
            Assert.All(proposing, propose => Assert.Contains(propose.Tells, t => t.To is Reader.Approvers or Reader.Administrators));
        });
    }

    [Fact]
    public void What_is_declared_nowhere_cannot_be_told() =>
        Assert.Throws<InvalidOperationException>(() => ToldMessages.EventOf(new Telling(Reader.Person, new("Zomaar"), new("Iets"))));

    /// <summary>What a call may say in its own words, and must say then, is what the declarations say.</summary>
    [Fact]
    public void What_a_call_may_say_is_what_goes_to_who_applies_signs_or_is_partner()
    {
        Assert.Equal(MessageKinds.All.Select(k => k.Code).Order(StringComparer.Ordinal), ToldMessages.Codes.Order(StringComparer.Ordinal));
        Assert.All(MessageKinds.All, kind =>
        {
            var (of, telling) = ToldMessages.Declared(kind);
            var when = telling.When is { } w ? new LocalText($"{of.Title.Nl} ({w.Nl})", $"{of.Title.En} ({w.En})") : of.Title;
            Assert.Contains(kind.Label, new[] { of.Title, when });
            var told = ToldMessages.Places(telling.Title.Nl + telling.Body.Nl);
            Assert.Equal(told.Except(MessageKind.Common).Order(), kind.Facts.Order());
            Assert.Empty(kind.Places.Except(PlaceWords.All.Keys));
        });
        Assert.Equal(MessageKinds.All.Count, MessageKinds.All.Select(k => k.Label).Distinct().Count());
    }

    /// <summary>The tables are written by `veerkracht messages`; who changes a declaration runs it again.</summary>
    [Fact]
    public void The_tables_of_the_document_are_what_the_declarations_say() =>
        Assert.Contains(MessagesDocument.Tables(), File.ReadAllText(Path.Combine(Repository.Root, "docs", "messages.md")));
}
