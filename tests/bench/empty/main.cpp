// The least that a dynamically linked C++ program does: what starting costs on this machine.
int main() {}
