using System.Reflection;
using System.Runtime.CompilerServices;
using Veerkracht.Core.Tests.House;

namespace Veerkracht.Tests.House;

/// <summary>The methods of Core that a site can come to from where its own code begins, and what each of them names.</summary>
internal sealed class Reached
{
    private readonly Assembly _core;
    private readonly HashSet<MethodBase> _seen = [];
    private readonly Queue<MethodBase> _next = [];
    private readonly ILookup<MethodBase, MethodBase> _overrides;
    private readonly List<(MethodBase By, MemberInfo Named)> _names = [];

    /// <param name="core">The assembly that is looked into.</param>
    /// <param name="site">The methods from which everything begins.</param>
    public Reached(Assembly core, IEnumerable<MethodBase> site)
    {
        _core = core;
        _overrides = Overrides(core).ToLookup(o => o.Base, o => o.Own);
        foreach (var method in site)
            Visit(method);
        while (_next.TryDequeue(out var method))
            Enter(method);
    }

    /// <summary>Who names what, over all methods that are reached.</summary>
    public IReadOnlyList<(MethodBase By, MemberInfo Named)> Names => _names;

    private void Visit(MethodBase method)
    {
        if (_seen.Add(method))
            _next.Enqueue(method);
    }

    private void Enter(MethodBase method)
    {
        foreach (var named in Code.Named(method).Where(IsOfCore))
        {
            var plain = Plain(named);
            _names.Add((method, plain));
            Come(plain as Type ?? plain.DeclaringType!, plain as MethodBase);
        }
    }

    private bool IsOfCore(MemberInfo member) =>
        (member as Type ?? member.DeclaringType) is { HasElementType: false, IsGenericParameter: false } type && type.Assembly == _core;

    private void Come(Type type, MethodBase? called)
    {
        if (type.TypeInitializer is { } initializer)
            Visit(initializer);
        if (called is null)
            return;
        Visit(called);
        foreach (var own in _overrides[called])
            Visit(own);
        // What is made can be asked by the base library through what it implements of it.
        if (called.IsConstructor)
            foreach (
                var method in type.GetInterfaces().Where(i => i.Assembly != _core).SelectMany(i => type.GetInterfaceMap(i).TargetMethods)
            )
                if (method.DeclaringType?.Assembly == _core && !IsWritten(method))
                    Visit(method);
    }

    /// <summary>Equals and the like of a record: the compiler wrote them, and they say nothing about who asks.</summary>
    private static bool IsWritten(MethodBase method) =>
        method.IsDefined(typeof(CompilerGeneratedAttribute)) && method.DeclaringType!.GetMethod("<Clone>$") is not null;

    private static IEnumerable<(MethodBase Base, MethodBase Own)> Overrides(Assembly core) =>
        from type in core.GetTypes()
        where type is { IsInterface: false, IsGenericTypeDefinition: false }
        from pair in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(m => m.DeclaringType == type && m.GetBaseDefinition() != m && m.GetBaseDefinition().DeclaringType!.Assembly == core)
            .SelectMany(m => Above(m).Select(above => (above, (MethodBase)m)))
            .Concat(
                type.GetInterfaces()
                    .Where(i => i.Assembly == core)
                    .Select(i => type.GetInterfaceMap(i))
                    .SelectMany(map => map.InterfaceMethods.Zip(map.TargetMethods, (i, t) => ((MethodBase)i, (MethodBase)t)))
            )
        select pair;

    private static IEnumerable<MethodBase> Above(MethodInfo method)
    {
        for (var type = method.DeclaringType!.BaseType; type is not null; type = type.BaseType)
            if (
                type.GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                    .FirstOrDefault(m => m.GetBaseDefinition() == method.GetBaseDefinition()) is
                { } above
            )
                yield return above;
    }

    /// <summary>A member as it was written, without the types with which it is used.</summary>
    private static MemberInfo Plain(MemberInfo member) => member.Module.ResolveMember(member.MetadataToken)!;
}
