# Has the `cairn watch` that listens at a socket carry a command out, prints what it prints, and
# exits as it would have.
#
#   perl ask-watch.pl SOCKET FOLDER TERMINAL ARGUMENT...
#
# FOLDER is where relative paths start from; TERMINAL is true where a person looks on. What goes
# over the socket is that of dev.cairn.serve.Request and Reply. In Perl, because a JVM takes longer
# to start than all of this takes.
use strict;
use warnings;
use Socket;

# Nobody answers, or it is not such a command: whoever asks has it carried out otherwise.
use constant UNANSWERED => 75;
use constant VERSION => 2;
use constant LONGEST => 65_535;
use constant PATIENCE => 2;

my ($place, $folder, $terminal, @arguments) = @ARGV;
my @environment = map { ($_, $ENV{$_}) }
  grep { defined $ENV{$_} } qw(CAIRN_VAULT CAIRN_DEBUG NO_COLOR SOURCE_DATE_EPOCH);

sub unanswered { exit UNANSWERED }

sub packed {
  return join '', map { pack 'n/a*', $_ } @_;
}

# A socket that somebody else opened is not asked.
unanswered() unless -S $place && -O _;
unanswered() if grep { length > LONGEST } @arguments, $folder, @environment;

$SIG{ALRM} = \&unanswered;
$SIG{PIPE} = \&unanswered;
alarm PATIENCE;
socket my $server, PF_UNIX, SOCK_STREAM, 0 or unanswered();
connect $server, pack_sockaddr_un($place) or unanswered();
my $request = pack('C n', VERSION, scalar @arguments)
  . packed(@arguments, $folder)
  . pack('C n', $terminal eq 'true', @environment / 2)
  . packed(@environment);
defined syswrite $server, $request or unanswered();
shutdown $server, 1;
my $reply = do { local $/; <$server> };
unanswered() unless defined $reply && length $reply >= 14;
my ($version, $answered, $exit, $out, $err) = unpack 'C C N N/a* N/a*', $reply;
my $whole = $version == VERSION && $answered
  && length $reply == 14 + length($out) + length $err;
unanswered() unless $whole;

alarm 0;
$SIG{PIPE} = 'DEFAULT';
print STDOUT $out;
print STDERR $err;
exit $exit;
