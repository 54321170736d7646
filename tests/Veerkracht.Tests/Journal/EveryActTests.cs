using Veerkracht.Core.Tests.House;
using Veerkracht.Tests.Steering;

namespace Veerkracht.Tests.Journal;

/// <summary>What <see cref="Lives"/> are made of.</summary>
public sealed class EveryActTests
{
    /// <summary>An act that is added comes into the lives too.</summary>
    [Fact]
    public void A_life_knows_every_act_that_somebody_does()
    {
        var named = typeof(RandomLife)
            .Assembly.GetTypes()
            .Where(t => t.FullName!.StartsWith(typeof(RandomLife).FullName!, StringComparison.Ordinal) || t.DeclaringType == typeof(Steer))
            .Append(typeof(Steer))
            .SelectMany(Code.TypesIn)
            .ToHashSet();
        var acts = typeof(IAct)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IAct)))
            .Where(t => ((ActKind)t.GetProperty(nameof(IAct.Kind))!.GetValue(null)!).By.Side != Side.Following)
            .ToList();
        Assert.True(acts.Count > 40);
        Assert.Empty(acts.Where(a => !named.Contains(a)).Select(a => a.Name));
    }
}
