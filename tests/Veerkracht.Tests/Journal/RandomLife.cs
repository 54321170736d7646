using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Awards;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Corrections;
using Veerkracht.Features.Payments;
using Veerkracht.Features.Steering;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Steering;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;
using StepState = Veerkracht.Features.Applications.StepState;

namespace Veerkracht.Tests.Journal;

/// <summary>
/// Some towns and officials who do things in an order that nobody planned: mostly what the state of a dossier asks for, now and then
/// anything. What is refused is no fault; what was done may never leave the money in disorder. The same seed gives the same life.
/// </summary>
internal sealed partial class RandomLife(TestSite site, int seed)
{
    private static readonly string[] Towns = ["geetbets", "gent", "herstappe"];
    private static readonly string[] Costs = ["0.00", "33.33", "100.01", "450.00", "599.97", "1500.00", "2000.00", "99999.00"];
    private const int MostRunning = 3;
    private readonly Random _random = new(seed);
    private readonly List<string> _trail = [];
    private int _version = 1;

    /// <summary>What was done, with what came of it.</summary>
    public string Trail => $"seed {seed}:{Environment.NewLine}{string.Join(Environment.NewLine, _trail)}";

    public async Task Begin()
    {
        await site.Publish(RandomCalls.Of(RandomCalls.Straight, 1, 400), 2_500_00);
        await site.Publish(RandomCalls.Of(RandomCalls.WithJury, 1, 250), 500_00);
    }

    /// <summary>One act; false where it was refused.</summary>
    public async Task<bool> Next()
    {
        var dossiers = await site.Query(db => db.Dossiers.AsNoTracking().Include(d => d.Steps).OrderBy(d => d.Id).ToListAsync());
        var running = dossiers.Where(d => d.State is not (DossierState.Withdrawn or DossierState.Closed)).ToList();
        // Beside what is drawn, so that a life stays long enough for all else.
        if (_trail.Count % RemovesEvery == RemovesEvery - 1)
            Told("remove", await Remove());
        var (name, act) =
            running.Count < MostRunning && _random.Next(4) == 0 || dossiers.Count == 0 ? ("start", Start())
            : _random.Next(20) == 0 ? Steering()
            : _random.Next(20) == 0 ? Drawn(Pick(Beside))
            : await On(Pick(running.Count == 0 || _random.Next(20) == 0 ? dossiers : running));
        return Told(name, await act);
    }

    private bool Told(string name, string came)
    {
        _trail.Add($"{_trail.Count + 1}. {name}: {came}");
        return came.EndsWith(Done, StringComparison.Ordinal);
    }

    private async Task<(string, Task<string>)> On(Dossier dossier)
    {
        var pending = await Pending(dossier);
        var acts =
            _random.Next(15) == 0 ? [.. Enum.GetValues<DossierState>().SelectMany(s => Usual(dossier, s))]
            : pending.Count > 0 && _random.Next(10) < 7 ? pending
            : Usual(dossier, dossier.State);
        var (name, act) = Pick(acts);
        return ($"{name} {dossier.Number} ({dossier.State})", act());
    }

    /// <summary>What people do with a dossier in a state; what is likely stands there more than once.</summary>
    private IReadOnlyList<(string, Func<Task<string>>)> Usual(Dossier d, DossierState state)
    {
        (string, Func<Task<string>>) send = ("send", () => Send(d)),
            withdraw = ("withdraw", () => Say<WithdrawApplication, Dossier>(a => a.Do(Signer(d), d.Id, "Gaat niet door"))),
            complete = ("complete", () => Say<CheckCompleteness, Dossier>(a => a.Do(As(Manager), d.Id))),
            ask = ("ask", () => Say<AskQuestion, Question>(a => a.Do(As(Manager), d.Id, "Waarom?"))),
            correct = ("correct", () => Correct(d)),
            again = ("again", () => Again(d)),
            reject = ("propose rejection", () => Say<ProposeRejection, Rejection>(a => a.Do(As(Manager), d.Id, "Onvoldoende"))),
            choose =
                ("propose selection", () =>
                    Say<ProposeSelection, Selection>(a => a.Do(As(Manager), d.Id, _random.Next(4) > 0, "Jury", "Te weinig tijd"))
                ),
            lay = ("lay condition", () => Lay(d)),
            award = ("propose award", () => Say<ProposeAward, Award>(a => a.Do(As(Manager), d.Id, "Voldoet"))),
            pay = ("propose payment", () => Say<ProposePayment, Payment>(a => a.Do(As(Manager), d.Id, Claim(d), "In orde")));
        var decide =
            d.Call != RandomCalls.WithJury ? award
            : d.Steps.All(s => s.StepId != "second" || s.Sent is null) ? choose
            : ("round", Round);
        return state switch
        {
            DossierState.Draft => [.. Often(send), withdraw],
            DossierState.Registered => [.. Often(complete), ask, reject, withdraw, correct, again, again],
            DossierState.Complete => [.. Often(decide), award, choose, ask, reject, withdraw, correct, again, again, lay],
            DossierState.Selected => [.. Often(send), withdraw, correct, reject],
            DossierState.Awarded => [.. Often(HasClaim(d) ? pay : send), send, pay, ask, correct, again, Objects(d), Reopens(d)],
            DossierState.Closed => [correct, send],
            DossierState.Rejected => [withdraw, Objects(d), Reopens(d)],
            _ => [withdraw],
        };
    }

    private static IEnumerable<(string, Func<Task<string>>)> Often((string, Func<Task<string>>) act) => Enumerable.Repeat(act, 8);

    private static bool HasClaim(Dossier d) => d.Steps.Any(s => s.State == StepState.Sent && Claims.Contains(s.StepId));

    /// <summary>A claim that was sent, mostly.</summary>
    private string Claim(Dossier d) =>
        HasClaim(d) && _random.Next(6) > 0
            ? d.Steps.First(s => s.State == StepState.Sent && Claims.Contains(s.StepId)).StepId
            : Pick(Claims);

    /// <summary>What waits for somebody: questions, proposals, the bank.</summary>
    private Task<IReadOnlyList<(string, Func<Task<string>>)>> Pending(Dossier d) =>
        site.Query<IReadOnlyList<(string, Func<Task<string>>)>>(async db =>
        {
            var all = new List<(string, Func<Task<string>>)>();
            void Mostly(string name, Func<Task<string>> act) => all.AddRange(Enumerable.Repeat((name, act), 3));
            var by = As(Approver);
            foreach (var id in await db.Questions.Where(q => q.DossierId == d.Id && q.Answer == null).Select(q => q.Id).ToListAsync())
                Mostly("answer", () => Say<AnswerQuestion, Question>(a => a.Do(Officer(d), id, "Daarom")));
            foreach (var id in await Ids(db.Awards.Where(p => p.DossierId == d.Id && p.State == AwardState.Proposed), p => p.Id))
            {
                Mostly("confirm award", () => Say<ConfirmAward, Award>(a => a.Do(by, id)));
                all.Add(("refuse award", () => Say<RefuseAward, Award>(a => a.Do(by, id, "Nee"))));
            }
            foreach (var id in await Ids(db.Selections.Where(p => p.DossierId == d.Id && p.State == SelectionState.Proposed), p => p.Id))
            {
                Mostly("confirm selection", () => Say<ConfirmSelection, Selection>(a => a.Do(by, id)));
                all.Add(("refuse selection", () => Say<RefuseSelection, Selection>(a => a.Do(by, id, "Nee"))));
            }
            foreach (var id in await Ids(db.Rejections.Where(p => p.DossierId == d.Id && p.State == RejectionState.Proposed), p => p.Id))
            {
                all.Add(("reject", () => Say<RejectApplication, Rejection>(a => a.Do(by, id))));
                Mostly("refuse rejection", () => Say<RefuseRejection, Rejection>(a => a.Do(by, id, "Nee")));
            }
            foreach (var id in await Ids(db.Corrections.Where(p => p.DossierId == d.Id && p.State == CorrectionState.Proposed), p => p.Id))
            {
                Mostly("confirm correction", () => Say<ConfirmCorrection, Correction>(a => a.Do(by, id)));
                all.Add(("refuse correction", () => Say<RefuseCorrection, Correction>(a => a.Do(by, id, "Nee"))));
            }
            await Objections(db, d, Mostly, (name, act) => all.Add((name, act)));
            await Conditions(db, d, Mostly, (name, act) => all.Add((name, act)));
            foreach (var payment in await db.Payments.AsNoTracking().Where(p => p.DossierId == d.Id).ToListAsync())
            {
                var (id, today) = (payment.Id, Today(site));
                if (payment.State == PaymentState.Proposed)
                {
                    Mostly("confirm payment", () => Say<ConfirmPayment, Payment>(a => a.Do(by, id)));
                    all.Add(("refuse payment", () => Say<RefusePayment, Payment>(a => a.Do(by, id, "Nee", _random.Next(2) == 0))));
                }
                if (payment.State == PaymentState.Approved)
                {
                    Mostly("record payment", () => Say<RecordPayment, Payment>(a => a.Do(As(Manager), id, today, "BANK")));
                    all.Add(("record recovery", () => Say<RecordRecovery, Payment>(a => a.Do(As(Manager), id, today, "TERUG"))));
                }
            }
            return all;
        });

    private static Task<List<Guid>> Ids<T>(IQueryable<T> of, System.Linq.Expressions.Expression<Func<T, Guid>> id) =>
        of.Select(id).ToListAsync();

    private async Task<string> Start()
    {
        var (town, call) = (Pick(Towns), Pick([RandomCalls.Straight, RandomCalls.WithJury]));
        return $"{town} on {call} {await Say<StartApplication, Dossier>(a => a.Do(As($"{town}-officer"), call))}";
    }

    /// <summary>Fills in a step that was not sent yet, and sends it.</summary>
    private async Task<string> Send(Dossier d)
    {
        var call = site.Call(d.Call);
        var unsent = call.Steps.Where(s => d.Steps.FirstOrDefault(t => t.StepId == s.Id)?.Sent is null).ToList();
        if (unsent.Count == 0)
            return "nothing to send";
        var step = (_random.Next(8) == 0 ? Pick(unsent) : unsent[0]).Id;
        if (
            d.Steps.All(s => s.StepId != step)
            && await Say<StartStep, DossierStep>(a => a.Do(Officer(d), d.Id, step)) is not Done and var no
        )
            return $"{step} {no}";
        var answers = Answers();
        // Partners who did not confirm stand in the way of sending; mostly they are let go.
        if (step is "first" or "second" && _random.Next(4) > 0)
            answers["partners"] = new JsonArray();
        if (await Say<SaveAnswers, SavedAnswers>(a => a.Fields(Officer(d), d.Id, step, answers, null)) is not Done and var refused)
            return $"{step} {refused}";
        return $"{step} {answers.ToJsonString()} {await Say<SubmitStep, Receipt>(a => a.Do(Signer(d), d.Id, step))}";
    }

    private Task<string> Correct(Dossier d)
    {
        var sent = d.Steps.Where(s => s.Sent is not null).Select(s => s.StepId).ToList();
        return sent.Count == 0
            ? Task.FromResult("nothing was sent")
            : Say<ProposeCorrection, Correction>(a => a.Do(As(Manager), d.Id, Pick(sent), Answers(), "Fout overgenomen"));
    }

    /// <summary>What staff change while dossiers run: the pot by a new version, the table of the right, the envelope.</summary>
    private (string, Task<string>) Steering()
    {
        var call = Pick([RandomCalls.Straight, RandomCalls.WithJury]);
        return _random.Next(4) switch
        {
            0 => ("publish", Publish(call)),
            1 => ("undo table", Undo(call)),
            _ => ("table", Table(call)),
        };
    }

    private async Task<string> Publish(string call)
    {
        var pot = Pick([0, 100, 400, 900]);
        var definition = CallReader.Read(RandomCalls.Of(call, ++_version, pot), "random.yaml").Definition!;
        var said = await Say<PublishCall, CallVersion>(a => a.Do(Actor.System, definition, "Andere pot"));
        await site.Ask(
            async (CallCatalogue c) =>
            {
                await c.Refresh();
                return 0;
            }
        );
        return $"{call} {_version} with a pot of {pot} {said}";
    }

    private async Task<string> Table(string call)
    {
        var rows = RandomCalls.Rights.ToDictionary(
            r => r.Key,
            r => (r.Value * Pick([0m, 1m, 1m, 2m])).ToString("0.00", CultureInfo.InvariantCulture)
        );
        var proposed = await site.Proposes(call, "table", new { right = RandomCalls.Right, rows });
        if (!proposed.Done)
            return Codes(proposed);
        return _random.Next(4) == 0
            ? $"refused: {await Say<RefuseCallChange, CallChange>(a => a.Do(As(Approver), proposed.Value!.Id, "Nee"))}"
            : $"{string.Join(", ", rows)} {Codes(await site.Confirms(proposed.Value!.Id))}";
    }

    private async Task<string> Undo(string call)
    {
        var last = await site.Query(db =>
            db.CallChanges.Where(c => c.Call == call && c.State == CallChangeState.InForce).OrderBy(c => c.Id).LastOrDefaultAsync()
        );
        return last is null ? "nothing in force" : Codes(await site.Undoes(last.Id));
    }

    private JsonObject Answers() =>
        new()
        {
            ["cost"] = Pick(Costs),
            ["extra"] = Pick(["0.00", "0.00", "10.01", "75.00"]),
            ["account"] = "BE68539007547034",
        };

    private static readonly string[] Claims = ["part_1", "part_2", "balance"];
    private const string Done = "done";

    private async Task<string> Say<TAct, T>(Func<TAct, Task<Outcome<T>>> act)
        where TAct : notnull => Codes(await site.Act(act));

    private static string Codes<T>(Outcome<T> outcome) => outcome.Done ? Done : string.Join(", ", outcome.Refusals.Select(r => r.Code));

    private static Actor As(string persona) => TestSite.As(persona);

    private static Actor Officer(Dossier d) => As($"{Town(d)}-officer");

    private static Actor Signer(Dossier d) => As($"{Town(d)}-finance-director");

    private static string Town(Dossier d) => Towns.Single(t => As($"{t}-officer").Organisation == d.Organisation);

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
